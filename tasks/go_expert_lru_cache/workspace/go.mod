module assay.test/lru

go 1.21
