#!/bin/sh
# Build the wheel and the sdist into dist/, let twine look at them, and try each as its user would:
# installed alone in a clean environment, it makes a site that builds.
#
#   sh tools/dist.sh PYTHON
set -eu

python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rm -rf dist
"$python" -m venv "$work/tools"
"$work/tools/bin/pip" install --quiet --disable-pip-version-check build twine
"$work/tools/bin/python" -m build --outdir dist >"$work/log" || { cat "$work/log" >&2; exit 1; }
"$work/tools/bin/twine" check --strict dist/*

for package in dist/*.whl dist/*.tar.gz; do
  "$python" -m venv --clear "$work/clean"
  "$work/clean/bin/pip" install --quiet --disable-pip-version-check "$package"
  rm -rf "$work/harbour"
  (
    cd "$work"
    clean/bin/dateline new harbour --site >/dev/null
    cd harbour
    ../clean/bin/dateline check --strict
    NO_MKDOCS_2_WARNING=1 ../clean/bin/mkdocs build --strict --quiet
    test -f site/harbour-talks/e/talks-begin/index.html
  )
  echo "$package installs and builds a site."
done
