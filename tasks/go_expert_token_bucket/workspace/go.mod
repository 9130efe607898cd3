module assay.test/tokenbucket

go 1.21
