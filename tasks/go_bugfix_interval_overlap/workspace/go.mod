module assay.test/interval

go 1.21
