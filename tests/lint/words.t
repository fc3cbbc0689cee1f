#!/bin/sh
# The catalogues of translations are whole: nothing that the sources say is missing, nothing in
# them is untranslated, fuzzy or no longer said, and each translated format takes the same values.
cd "$(dirname "$0")/../.." || exit 1
number=0
status=0
scratch=$(mktemp) || exit 1
trap 'rm -f "$scratch"' EXIT

verdict() { # name, what was found
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
        status=1
    fi
}

verdict 'the catalogues are whole (.ci/phrases update, then translate)' "$(.ci/phrases check 2>&1)"
for po in lib/*/po/*.po; do
    verdict "$po is well-formed" \
        "$(msgfmt --check-format --check-domain -o "$scratch" "$po" 2>&1 | grep -v 'missing in header')"
done
echo "1..$number"
exit $status
