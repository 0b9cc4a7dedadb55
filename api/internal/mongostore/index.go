package mongostore

import "go.mongodb.org/mongo-driver/bson"

// declared is every collection with its indexes; a collection that is not here can't be
// queried other than by _id.
func declared() map[string][]index {
	all := map[string][]index{
		apiKeys:       apiKeyIndexes,
		assets:        assetIndexes,
		auditEvents:   auditIndexes,
		brandProfiles: brandIndexes,
		campaigns:     campaignIndexes,
		channels:      channelIndexes,
		creatives:     creativeIndexes,
		directories:   directoryIndexes,
		exports:       exportIndexes,
		integrations:  integrationIndexes,
		invites:       inviteIndexes,
		memberships:   membershipIndexes,
		ledgers:       ledgerIndexes,
		notices:       noticeIndexes,
		pauses:        pauseIndexes,
		payments:      paymentIndexes,
		plans:         planIndexes,
		planVersions:  planVersionIndexes,
		mismatches:    mismatchIndexes,
		posts:         postIndexes,
		usages:        usageIndexes,
		profiles:      {{name: "tenant", keys: bson.D{{Key: "tenantId", Value: 1}}}},
		proofs:        proofIndexes,
		publications:  publicationIndexes,
		receipts:      receiptIndexes,
		reviewLinks:   reviewLinkIndexes,
		comments:      commentIndexes,
		runs:          runIndexes,
		rotations:     rotationIndexes,
		sessions:      sessionIndexes,
		tenants:       append(tenantIndexes[:len(tenantIndexes):len(tenantIndexes)], closingIndexes...),
		users:         userIndexes,
	}
	for collection, indexes := range all {
		if tellingOf(collection) != nil {
			all[collection] = append(indexes[:len(indexes):len(indexes)], pendingIndex)
		}
	}
	return all
}

// DeclaredKeys tells the keys of every declared index by collection, so that a test can
// hold each query that is sent against them.
func DeclaredKeys() map[string][]bson.D {
	keys := map[string][]bson.D{}
	for collection, indexes := range declared() {
		for _, i := range indexes {
			keys[collection] = append(keys[collection], i.keys)
		}
	}
	return keys
}
