# What checks share: each is named, and passes, fails or is plainly not run. Sourced.

tools=$PWD/.pratique/ci
region=eu-west-2
mkdir -p "$tools" || exit 2

passed=()
failed=()
not_run=()

say() { printf '\n== %s\n' "$*"; }

check() {
    local name=$1
    shift
    say "$name"
    if "$@"; then passed+=("$name"); else failed+=("$name"); fi
}

skip() {
    say "$1: NOT RUN, $2"
    not_run+=("$1 ($2)")
}

# A line for each; whether none failed.
results() {
    [ ${#passed[@]} -eq 0 ] || printf 'passed   %s\n' "${passed[@]}"
    [ ${#not_run[@]} -eq 0 ] || printf 'NOT RUN  %s\n' "${not_run[@]}"
    [ ${#failed[@]} -eq 0 ] || printf 'FAILED   %s\n' "${failed[@]}"
    [ ${#failed[@]} -eq 0 ]
}

summary() {
    say "Checks"
    results
}

# install_python DIRECTORY REQUIREMENTS: a virtual environment, made anew when the requirements change.
install_python() {
    command -v python3 >/dev/null || return 1
    cmp -s "$2" "$tools/$1/installed" && return 0
    rm -rf "${tools:?}/$1"
    python3 -m venv "$tools/$1" &&
        "$tools/$1/bin/pip" install --quiet --disable-pip-version-check --requirement "$2" &&
        cp "$2" "$tools/$1/installed"
}

# install_npm DIRECTORY PACKAGE@VERSION...
install_npm() {
    local directory=$tools/$1
    shift
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    [ "$(cat "$directory/installed" 2>/dev/null)" = "$*" ] && return 0
    mkdir -p "$directory" &&
        npm install --prefix "$directory" --no-audit --no-fund --ignore-scripts --loglevel=error "$@" &&
        printf '%s' "$*" >"$directory/installed"
}
