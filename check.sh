#!/usr/bin/env bash
# Checks format, build and tests. Run this before every change is merged. The last line starts with "N passed, N failed".
set -u -o pipefail
cd "$(dirname "$0")" || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
log=$(mktemp)
failed_steps=0

step() {
  echo "== $1"
  shift
  local start=$SECONDS
  if "$@" 2>&1 | tee -a "$log"; then
    echo "-- done in $((SECONDS - start)) s"
  else
    echo "-- FAILED after $((SECONDS - start)) s: $*"
    failed_steps=$((failed_steps + 1))
    return 1
  fi
}

# Each test project ends with a line "Passed!  - Failed:     0, Passed:    18, Skipped:     0, Total:    18, ...".
total() {
  awk -v name="$1:" '/ - Failed: / { for (i = 1; i < NF; i++) if ($i == name) { gsub(",", "", $(i + 1)); sum += $(i + 1) } } END { print sum + 0 }' "$log"
}

finish() {
  local passed failed skipped
  passed=$(total Passed) failed=$(total Failed) skipped=$(total Skipped)
  # A step that fails without a failing test, such as the format check, a build or a crashed test run, counts as one failure.
  [ "$failed" -eq 0 ] && failed=$failed_steps
  # A run without any test counts as a failure.
  [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && failed=1
  rm -f "$log"
  local summary="$passed passed, $failed failed"
  [ "$skipped" -gt 0 ] && summary="$summary, $skipped skipped"
  echo "$summary"
  [ "$failed" -eq 0 ]
}

step "Restore" dotnet restore \
  && step "Build, with warnings as errors" dotnet build -c Release --no-restore \
  && {
    step "Format" dotnet format --no-restore --verify-no-changes
    step "Tests" dotnet test -c Release --no-build
  }

# An additional command, so that the summary remains the last line: ./check.sh COMMAND...
if [ "$#" -gt 0 ] && [ "$failed_steps" -eq 0 ]; then
  step "$*" "$@"
fi
finish
