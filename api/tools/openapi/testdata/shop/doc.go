// Package shop is a tiny API whose contract the tests generate.
//
// @title		Shop
// @version	1.0
// @description	Sells beans.
// @host		shop.invalid
// @tag.name	beans
package shop
