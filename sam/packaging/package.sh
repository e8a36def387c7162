# Builds what Lambda is given, as native images or for the JVM. Read by ./pratique, which sets home, JAVA_HOME, fail and maven.
# shellcheck shell=sh

wanted=25

# What Lambda unpacks at most of a function, in bytes: 250 MB.
lambda_limit=262144000

# The modules that are functions: those that Quarkus packages.
functions() {
    for pom in "$home"/functions/*/pom.xml; do
        grep -q '<artifactId>quarkus-maven-plugin</artifactId>' "$pom" && basename "$(dirname "$pom")"
    done
    return 0
}

check_function() {
    functions | grep -qx -- "$1" || fail "there is no function $1; there are $(functions | tr '\n' ' ')"
}

# --- what builds native images --------------------------------------------------------------------------------------------------

# Prints the home of the first GraalVM or Mandrel of the version wanted, and leaves what else was found in $1.
find_graalvm() {
    : >"$1"
    for candidate in "${GRAALVM_HOME:-}" "${JAVA_HOME:-}" \
        "$(command -v native-image >/dev/null 2>&1 &&
            dirname -- "$(dirname -- "$(readlink -f "$(command -v native-image)" 2>/dev/null || command -v native-image)")")" \
        /usr/lib/jvm/* /opt/*graal* /opt/*mandrel* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        [ -n "$candidate" ] && [ -x "$candidate/bin/native-image" ] || continue
        major=$("$candidate/bin/native-image" --version 2>/dev/null | sed -n '1s/^native-image \([0-9]*\).*/\1/p')
        if [ "${major:-0}" = "$wanted" ]; then
            printf '%s\n' "$candidate"
            return 0
        fi
        printf '%s has native-image %s. ' "$candidate" "${major:-of an unknown version}" >>"$1"
    done
}

# Prints the container engine that answers, if one does.
find_engine() {
    for engine in docker podman; do
        if command -v "$engine" >/dev/null 2>&1 && "$engine" info >/dev/null 2>&1; then
            printf '%s\n' "$engine"
            return 0
        fi
    done
}

# Sets GRAALVM_HOME and native_options, or says what is missing.
find_builder() {
    others=$(mktemp)
    GRAALVM_HOME=$(find_graalvm "$others")
    seen=$(cat "$others")
    rm -f "$others"
    if [ -n "$GRAALVM_HOME" ]; then
        export GRAALVM_HOME
        native_options=
        printf '%s\n' "Native images are built by $("$GRAALVM_HOME/bin/native-image" --version | head -n 1) in $GRAALVM_HOME." >&2
    else
        unset GRAALVM_HOME
        engine=$(find_engine)
        [ -n "$engine" ] || fail "native images need GraalVM or Mandrel $wanted (native-image in GRAALVM_HOME, JAVA_HOME, on the PATH or in \
/usr/lib/jvm), or a container engine (docker, podman) that answers: neither is here. ${seen}Install one, or package for the JVM: \
mvn package, then sam deploy with Packaging=jvm" 3
        native_options="-Dquarkus.native.container-build=true -Dquarkus.native.container-runtime=$engine \
-Dquarkus.native.builder-image=quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-$wanted"
        printf '%s\n' "Native images are built in a container by $engine." >&2
    fi
    case "$(uname -m)" in
    aarch64 | arm64) ;;
    *) printf '%s\n' "pratique: this machine is $(uname -m) and the template's functions are arm64: these images run here, not in Lambda." >&2 ;;
    esac
}

# --- building -------------------------------------------------------------------------------------------------------------------

is_native() {
    "$JAVA_HOME/bin/jar" --list --file "$1" | grep -qx bootstrap
}

# Whether a function's zip is there, packaged as $2 says, and no older than what goes into it.
is_packaged() {
    zip="$home/functions/$1/target/function.zip"
    [ -e "$zip" ] || return 1
    if is_native "$zip"; then [ "$2" = native ] || return 1; else [ "$2" = jvm ] || return 1; fi
    [ -z "$(find "$home/pom.xml" "$home/shared-model" "$home/functions" -path '*/target' -prune -o -path '*/src/test' -prune \
        -o -type f \( -name pom.xml -o -path '*/src/*' \) -newer "$zip" -print | head -n 1)" ]
}

size_of() {
    [ -e "$1" ] && du -k "$1" | awk '{ printf "%.1f MB", $1 / 1024 }'
}

native_image() {
    log="$state/native-$1.log"
    began=$(date +%s)
    # shellcheck disable=SC2086 # the options are words
    if ! maven -q -DskipTests -Dnative $native_options -pl "functions/$1" -am package >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        printf '%s\n' "pratique: $1 did not build; all of its output is in $log" >&2
        return 1
    fi
    target="$home/functions/$1/target"
    runner=$(find "$target" -maxdepth 1 -name '*-runner' -type f | head -n 1)
    printf '%-20s %4d s   bootstrap %9s   function.zip %9s\n' "$1" $(($(date +%s) - began)) \
        "$(size_of "$runner")" "$(size_of "$target/function.zip")"
}

# native_images FUNCTION...: all of them without names.
native_images() {
    [ $# -gt 0 ] || eval "set -- $(functions | tr '\n' ' ')"
    for function in "$@"; do check_function "$function"; done
    mkdir -p "$state"
    find_builder
    number=0
    missed=
    for function in "$@"; do
        number=$((number + 1))
        printf '%s\n' "[$number/$#] $function ..." >&2
        native_image "$function" || missed="$missed $function"
    done
    [ -z "$missed" ] || fail "not built:$missed" 1
}

jvm_packages() {
    mkdir -p "$state"
    printf '%s\n' "Packaging the functions for the JVM (some minutes) ..." >&2
    if ! maven -q -DskipTests -am -pl "$(functions | sed 's#^#functions/#' | paste -s -d, -)" package >"$state/package.log" 2>&1; then
        tail -n 30 "$state/package.log" >&2
        fail "the build failed; all of its output is in $state/package.log" 1
    fi
}

# Fails when the files of $2, which are the function $1, are more than Lambda unpacks.
check_size() {
    bytes=$(find "$2" -type f -exec ls -ln {} + | awk '{ all += $5 } END { printf "%.0f", all }')
    [ "$bytes" -le "$lambda_limit" ] || fail "$1 is $((bytes / 1048576)) MB unpacked and Lambda takes 250 MB: leave out what it does not call \
(mvn dependency:tree -pl functions/$1), or package it as a native image" 1
}

# package jvm|native FUNCTION DIRECTORY: lays the function's files into the directory, built if they are not. For sam build.
package() {
    [ $# -eq 3 ] || fail "usage: ./pratique package jvm|native FUNCTION DIRECTORY"
    case "$1" in jvm | native) ;; *) fail "packages are jvm or native, not $1" ;; esac
    check_function "$2"
    mkdir -p "$state" "$3"
    # sam build --parallel: one build at a time. What a killed one left is cleared away.
    until mkdir "$state/packaging" 2>/dev/null; do
        other=$(cat "$state/packaging/process" 2>/dev/null || :)
        [ -z "$other" ] || kill -0 "$other" 2>/dev/null || rm -rf "$state/packaging"
        sleep 1
    done
    printf '%s\n' $$ >"$state/packaging/process"
    trap 'rm -rf "$state/packaging"' EXIT
    trap 'exit 130' INT TERM
    if ! is_packaged "$2" "$1"; then
        if [ "$1" = native ]; then native_images "$2" >&2; else jvm_packages; fi
    fi
    (cd "$3" && "$JAVA_HOME/bin/jar" --extract --file "$home/functions/$2/target/function.zip")
    [ "$1" = jvm ] || chmod +x "$3/bootstrap"
    check_size "$2" "$3"
}
