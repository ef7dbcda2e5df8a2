# Sourced by ./mvnw and ./aris. find_jdk prints the home of the first JDK >= 21 found in JAVA_HOME, on the PATH and where
# Linux, macOS and SDKMAN keep theirs; it fails, and prints nothing, if there is none.

jdk_version() { # major version of the JDK at $1, from its `release` file; empty if it is not a JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

jdk_on_path() {
  javac=$(command -v javac 2>/dev/null) || return 0
  while [ -h "$javac" ]; do
    target=$(readlink "$javac")
    case $target in
      /*) javac=$target ;;
      *) javac=$(dirname "$javac")/$target ;;
    esac
  done
  dirname "$(dirname "$javac")"
}

find_jdk() {
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home")
    if [ "${version:-0}" -ge 21 ]; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

NO_JDK='ArisGourmet needs a JDK of version 21 or later, and found none (looked in JAVA_HOME, PATH, /usr/lib/jvm, /Library/Java/JavaVirtualMachines and ~/.sdkman). Install one, for example from https://adoptium.net, or set JAVA_HOME.'
