#!/bin/sh
# Make .venv ready for a make goal, which takes a moment if it is ready already. Whatever is in the
# way is said in one line, with what to do; all that pip or uv said is kept in a log.
#
#   sh tools/prepare.sh GOAL [PYTHON]    without PYTHON: python3, or what uv finds
set -u

goal=$1
named=${2:-}
python=${named:-python3}
oldest=3.11
interpreter=.venv/bin/python
log=.venv/preparing.log

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# A Python's version, as in 3.12, if it starts. Python 2 has to understand the question.
version() {
  "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

old_enough() {
  [ "${1%%.*}" -gt 3 ] || { [ "${1%%.*}" -eq 3 ] && [ "${1#*.}" -ge "${oldest#*.}" ]; }
}

# How to go on with another Python: one that is here, or else one to get.
another() {
  for other in python3 python3.14 python3.13 python3.12 python3.11; do
    if [ "$other" != "$python" ] && its=$(version "$other") && old_enough "$its"; then
      printf 'type: make %s PYTHON=%s' "$goal" "$other"
      return
    fi
  done
  printf 'install one (https://www.python.org/downloads/), and name it: make %s PYTHON=python3.13' \
    "$goal"
}

wrong_python() {
  fail "$1; Dateline needs Python $oldest or newer. To go on, $(another)"
}

check_python() {
  has "$python" || wrong_python "'$python' was not found"
  found=$(version "$python") || wrong_python "'$python' does not start"
  old_enough "$found" || wrong_python "'$python' is Python $found"
}

# Whether .venv can be brought up to date: finished once, here, and of the Python that is named.
usable() {
  [ -f .venv/.ready ] && its=$(version "$interpreter") && old_enough "$its" || return 1
  [ ! -s .venv/.ready ] || [ "$(cat .venv/.ready)" = "$PWD" ] || return 1
  case $named in
    '') ;;
    [0-9]*) [ "$its" = "$named" ] ;;
    *) [ "$its" = "$(version "$named")" ] ;;
  esac
}

up_to_date() {
  [ ! requirements.lock -nt .venv/.ready ] && [ ! pyproject.toml -nt .venv/.ready ]
}

# From nothing, unless .venv is usable. Unfinished work then shows by the missing mark.
start() {
  usable || rm -rf .venv
  mkdir -p .venv && rm -f .venv/.ready && : >"$log" || fail "The folder .venv cannot be written."
}

# Run a command; nobody needs its words unless it fails.
quietly() {
  what=$1
  shift
  "$@" >>"$log" 2>&1 || failed "$what"
}

NO_ANSWER='NewConnectionError|ConnectTimeout|ReadTimeout|ConnectionError|Failed to fetch'
NO_ANSWER="$NO_ANSWER|dns error|error sending request|Could not connect|Network is unreachable"

failed() {
  if grep -qiE "$NO_ANSWER" "$log"; then
    fail "The packages cannot be fetched: their server does not answer. Check the network and the" \
      "proxy, then type: make $goal (Details: $log)"
  fi
  reason=$(grep -E '^ *([A-Z]*ERROR|error|[A-Za-z]*Error)\b' "$log" | tail -n 1)
  reason=${reason:-$(tail -n 1 "$log")}
  fail "$1 failed: ${reason:-no reason given}. To start anew, type: make clean, then: make $goal" \
    "(Details: $log)"
}

with_uv() {
  case $named in
    '' | [0-9]*) ;;
    *) check_python ;;
  esac
  echo 'Preparing .venv with uv'
  start
  quietly 'Making .venv with uv' \
    uv venv --allow-existing --python "${named:->=$oldest}" .venv
  its=$(version "$interpreter") && old_enough "$its" || wrong_python "PYTHON is $named"
  quietly 'Installing the packages with uv' \
    uv pip sync --python .venv --require-hashes requirements.lock
  quietly 'Installing Dateline with uv' \
    uv pip install --python .venv --no-deps --no-build-isolation --editable .
}

with_pip() {
  check_python
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "'$python' has no module venv. On Debian and Ubuntu, install it:" \
      "sudo apt install python$found-venv. Elsewhere, $(another)"
  echo 'Preparing .venv with pip'
  start
  quietly 'Making .venv' "$python" -m venv .venv
  quietly 'Installing the packages with pip' \
    "$interpreter" -m pip install --disable-pip-version-check --no-deps \
    --require-hashes --requirement requirements.lock
  quietly 'Installing Dateline with pip' \
    "$interpreter" -m pip install --disable-pip-version-check --no-deps \
    --no-build-isolation --editable .
}

case $goal in
  test | lowest | newest | check)
    has git || fail "git was not found; the tests need it. Install it (on Debian and Ubuntu:" \
      "sudo apt install git), then type: make $goal"
    ;;
esac
usable && up_to_date && exit
if has uv; then with_uv; else with_pip; fi
printf '%s' "$PWD" >.venv/.ready
