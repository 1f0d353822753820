# Shared by the scripts: goes to the top of the checkout, finds the tools, installs what is missing where that is allowed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() { echo "$*" >&2; exit 1; }

# require_package PACKAGE TEST-COMMAND...: installs a Debian package if the test fails.
require_package() {
    local package=$1; shift
    if "$@" >/dev/null 2>&1; then return; fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing $package" >&2
        apt-get install -y "$package" >/dev/null 2>&1 || { apt-get update >/dev/null 2>&1; apt-get install -y "$package" >/dev/null; }
        "$@" >/dev/null 2>&1 && return
    fi
    fail "missing: $package. Install it (apt-get install $package) and run this again."
}

require_swift() {
    if ! command -v swift >/dev/null && [ -x /opt/swift/usr/bin/swift ]; then PATH="/opt/swift/usr/bin:$PATH"; export PATH; fi
    command -v swift >/dev/null || fail "missing: the Swift toolchain 6.3 or later (https://swift.org/install)."
}

# GNU readline, for the interactive session only: the library product does without.
require_readline() { require_package libreadline-dev test -f /usr/include/readline/readline.h; }

TAIPAN=.build/release/taipan
