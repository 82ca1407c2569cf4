#!/usr/bin/env bash
# A mutation run with Stryker.NET: it changes the code in one place at a time and expects a test to fail. Prints every change that no test
# noticed, and the score. Needs nuget.org (for the tool) and time; it is not part of check.sh.
#   tests/mutation/run.sh             both projects
#   tests/mutation/run.sh runs     one of them: runs or analysis
set -eu -o pipefail
cd "$(dirname "$0")/../.."

version=5.1.0
root=$PWD
tool=$root/bin/mutation/tool-$version

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
[ -x "$tool/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version "$version" --tool-path "$tool"

declare -A projects=([runs]=TorchVanish.Runs.Tests [analysis]=TorchVanish.Analysis.Tests)
failed=0
for part in "${@:-runs analysis}"; do
  for name in $part; do
    if [ -z "${projects[$name]:-}" ]; then
      echo "tests/mutation/run.sh: unknown part '$name'; the parts are runs and analysis." >&2
      exit 2
    fi
    echo "== $name"
    # A score below the break threshold of the configuration is a failure.
    (cd "tests/${projects[$name]}" && nice -n 19 "$tool/dotnet-stryker" --skip-version-check \
      --config-file "$root/tests/mutation/$name.json" --output "$root/bin/mutation/$name") || failed=1
  done
done
exit "$failed"
