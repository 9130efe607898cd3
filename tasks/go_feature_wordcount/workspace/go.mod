module assay.test/wordcount

go 1.21
