package carriercheck

// Must is v, for examples and benchmarks, which have no test to fail: it panics where there is an error.
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
