module assay.test/scheduler

go 1.21
