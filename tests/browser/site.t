#!/bin/sh
# The published site of the reference compound in a real browser: Chromium, without a window.
. "$(dirname "$0")/../cli/lib.sh"

here=$source_dir/tests/browser
modules=$BUILD/browser
fail() {
    printf 'not ok 1 - %s\n1..1\n' "$1"
    sed 's/^/# /' "$out" "$err"
    exit 1
}

# The two packages that the tests look with, as the lock file has them.
if ! cmp -s "$here/package-lock.json" "$modules/made"; then
    mkdir -p "$modules"
    cp "$here/package.json" "$here/package-lock.json" "$modules/"
    run npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund
    # Without a network npm gives nothing: then those parts say so, and the rest is looked at.
    if [ "$status" -eq 0 ]; then cp "$here/package-lock.json" "$modules/made"; else sed 's/^/# /' "$err"; fi
fi

run demo_ledger
[ "$status" -eq 0 ] || fail 'the year is built'
export GUIYUAN_NOW=2026-11-23T22:00:00+08:00
run report publish -C "$demo" --output "$scratch/site" --language zh-CN --language en
[ "$status" -eq 0 ] || fail 'the site is published'
run report poster -C "$demo" 2026-10 --url https://example.org/guiyuan/2026-10.html \
    --format html --output "$scratch/poster.html"
[ "$status" -eq 0 ] || fail 'the poster is made'

GUIYUAN_BROWSER_MODULES=$modules exec node "$here/site.mjs" "$scratch/site" "$scratch/poster.html"
