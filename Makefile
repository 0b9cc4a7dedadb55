# Campaign OS. `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help run dev test e2e fault fuzz eval bench generate lint verify clean tools packages
export NEXT_TELEMETRY_DISABLED = 1

LEVELS = go web e2e
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
DEV = .data/bin/dev

help: ## list the targets
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: tools ## install, build and start everything; Ctrl-C stops it
	@go build -o $(DEV) ./api/sandbox/cmd/dev
	@exec $(DEV)

dev: tools ## the same with hot reload
	@go build -o $(DEV) ./api/sandbox/cmd/dev
	@exec $(DEV) --hot

test: tools packages ## run every test: Go, web app, end to end in Chromium
	@scripts/ensure-tools.sh test
	@node scripts/test.mjs $(LEVELS)

e2e: tools packages ## run the end-to-end tests alone
	@scripts/ensure-tools.sh test
	@node scripts/test.mjs e2e

fault: tools ## publish 2,000 posts under 300 faults, workers killed all the while and at every step
	@scripts/ensure-tools.sh test
	cd api && FAULT_POSTS=$${FAULT_POSTS:-2000} FAULT_FAULTS=$${FAULT_FAULTS:-320} FAULT_STEPS=$${FAULT_STEPS:-1000} go test ./test/fault -v -count=1 -timeout 60m

fuzz: tools ## feed every parser with nonsense, 30 s each
	scripts/fuzz.sh

eval: tools ## ask a living model for every golden case (GEMINI_API_KEY; ENGINE, CASE, RECORD)
	@cd api && go run ./tools/eval

bench: tools ## run the benchmarks
	cd api && go run ./test/harness/withservers go test -run '^$$' -bench . -benchmem ./...

generate: tools packages ## write openapi.yaml, the web app's types and the list of problems from the code
	cd api && go run ./tools/openapi
	cd api && go run ./tools/problems
	npm run generate --workspace shared

lint: tools packages ## look at formatting, vet, staticcheck, eslint and types
	scripts/check-format.sh
	cd api && go vet ./... && $(STATICCHECK) ./...
	cd api/sandbox && go vet ./... && $(STATICCHECK) ./...
	npm run lint
	npm run typecheck

verify: tools packages ## everything that must hold before a change is taken
	scripts/ensure-tools.sh verify
	$(MAKE) lint
	scripts/check-generated.sh
	cd api && GOWORK=off go build ./...
	docs/deploy/check.sh
	$(MAKE) fuzz
	$(MAKE) test LEVELS="go web e2e deployment"

clean: ## remove what was built; data stays
	rm -rf .data/bin .data/stamp node_modules frontend/.next

tools:
	@scripts/check-tools.sh

packages: node_modules/.package-lock.json

node_modules/.package-lock.json: package-lock.json
	npm ci
	@touch $@
