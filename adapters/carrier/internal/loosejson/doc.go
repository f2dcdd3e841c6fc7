// Package loosejson reads the JSON of carriers, whose answers give one thing in several shapes.
//
//	root, err := loosejson.Parse(body)
//	for rated := range root.Get("RateResponse", "RatedShipment").Elements() {
//		fmt.Println(rated.Get("Service", "Code").Text())
//	}
//
// An element comes as an object or as an array of one or many, whatever the version promises; a number as a string or
// as a number; nothing as null, {} or "". All of it reads alike. A value is checked once, by [Parse], and read where it
// lies: nothing is copied but text with escapes, and nothing is allocated for what is passed over.
//
// # What it leaves out
//
// Writing; telling the shapes apart; numbers, which stay text until their reader parses them exactly.
package loosejson
