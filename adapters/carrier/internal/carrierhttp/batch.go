package carrierhttp

import "github.com/mailrx/mailrx/shipping"

// Batches tracks any count of numbers, most of them in a call. A number that check refuses has its error and is not sent.
// some asks for the numbers at these places and fills their answers in; the error of a call is that of its numbers, and of
// all that were to be asked after it.
func Batches(ns []shipping.TrackingNumber, most int, check func(shipping.TrackingNumber) error,
	some func(places []int, all []shipping.Tracked) error) ([]shipping.Tracked, error) {
	all := make([]shipping.Tracked, len(ns))
	var left []int
	for i, n := range ns {
		if all[i].Err = check(n); all[i].Err == nil {
			left = append(left, i)
		}
	}
	for len(left) > 0 {
		places := left[:min(most, len(left))]
		if err := some(places, all); err != nil {
			for _, i := range left {
				all[i].Err = err
			}
			return all, err
		}
		left = left[len(places):]
	}
	return all, nil
}
