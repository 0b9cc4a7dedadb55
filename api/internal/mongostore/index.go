package mongostore

// declared is every collection with its indexes; a collection that is not here can't be
// queried other than by _id.
func declared() map[string][]index {
	return map[string][]index{
		brandProfiles: brandIndexes,
	}
}
