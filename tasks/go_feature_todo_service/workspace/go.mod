module assay.test/todo

go 1.21
