// node site.mjs SITE POSTER: looks at a published site as a reader's browser does; prints TAP.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Chrome } from './chrome.mjs';

// The validator and the accessibility rules, as npm gave them; without them those parts are skipped.
const require = createRequire(process.env.GUIYUAN_BROWSER_MODULES + '/');
const there = existsSync(join(process.env.GUIYUAN_BROWSER_MODULES, 'made'));
const HtmlValidate = there && require('html-validate').HtmlValidate;
const axe = there && readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const site = resolve(process.argv[2]), poster = resolve(process.argv[3]);

let count = 0, failed = 0;
function skip(name) {
    console.log(`ok ${++count} - ${name} # SKIP npm gave no packages`);
}

function verdict(name, problems) {
    count++;
    if (problems.length === 0) {
        console.log(`ok ${count} - ${name}`);
        return;
    }
    failed++;
    console.log(`not ok ${count} - ${name}`);
    for (const problem of problems.slice(0, 20)) console.log(`# ${problem}`);
}

const files = readdirSync(site, { recursive: true }).map(String);
const pages = files.filter(file => file.endsWith('.html')).sort();
const text = new Map(pages.map(page => [page, readFileSync(join(site, page), 'utf8')]));

// One page of each kind, in each language: the kinds differ by what stands before the number.
const kinds = new Map();
for (const page of pages) {
    const closed = text.get(page).includes('K26') ? ' closed' : '';
    kinds.set(page.replace(/[0-9].*$/, '').replace(/-[a-z]+\.html$/, '-') + closed, page);
}
const samples = [...kinds.values()];

// --- what can be told without a browser ---
verdict('there are pages in two languages', pages.some(page => page.startsWith('en/')) &&
    pages.includes('index.html') ? [] : pages);
verdict('no page has a script', pages.filter(page => /<script|javascript:|\son[a-z]+=/i.test(text.get(page))));
verdict('all links lead to a file of the site', pages.flatMap(page =>
    [...text.get(page).matchAll(/\s(?:href|src)="([^"]*)"/g)].map(match => match[1])
        .filter(link => {
            const [path, place] = link.split('#');
            const target = path ? join(dirname(page), path) : page;
            if (/^(https?|mailto):/.test(link)) return false;
            if (!existsSync(join(site, target))) return true;
            return place !== undefined && !readFileSync(join(site, target), 'utf8').includes(` id="${place}"`);
        }).map(link => `${page}: ${link}`)));
async function invalid() {
    const found = [];
    const validator = new HtmlValidate({
        extends: ['html-validate:standard'],
        // Not about validity: how a writer likes their source to look.
        rules: { 'no-inline-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off',
            'attr-quotes': 'off', 'doctype-style': 'off', 'require-sri': 'off', 'tel-non-breaking': 'off',
            // Tables that become blocks on a phone say that they are tables: some browsers forget it.
            'no-redundant-role': 'off' }
    });
    for (const page of [...samples, relative(site, poster)]) {
        const report = await validator.validateString(readFileSync(join(site, page), 'utf8'));
        for (const result of report.results)
            for (const message of result.messages)
                found.push(`${page}:${message.line}: ${message.message} (${message.ruleId})`);
    }
    return found;
}
if (there) verdict('every kind of page is valid HTML', await invalid());
else skip('every kind of page is valid HTML');

// --- as a browser shows it ---
const chrome = new Chrome(process.env.CHROMIUM ?? 'chromium');
try {
    const page = await chrome.page();
    const url = name => pathToFileURL(join(site, name)).href;

    const wide = [], loud = [];
    await page.look({ width: 360 });
    for (const name of pages) {
        await page.open(url(name));
        const width = await page.evaluate('document.documentElement.scrollWidth');
        if (width > 360) wide.push(`${name}: ${width} pixels`);
        loud.push(...page.complaints.map(complaint => `${name}: ${complaint}`));
        loud.push(...page.requests.filter(request => request !== url(name))
            .map(request => `${name}: asks for ${request}`));
    }
    verdict(`no page scrolls sideways at 360 pixels (${pages.length} pages)`, wide);
    verdict('no page complains or asks for anything else', loud);

    for (const width of [360, 1280])
        for (const dark of [false, true]) {
            const violations = [], what = `axe finds nothing at ${width} pixels, ${dark ? 'dark' : 'light'}`;
            if (!there) {
                skip(what);
                continue;
            }
            await page.look({ width, dark });
            for (const name of [...samples, relative(site, poster)]) {
                await page.open(url(name));
                await page.evaluate(axe);
                const found = await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa',
                    'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
                    .then(result => result.violations.map(violation => violation.id + ': ' +
                        violation.nodes[0].html.slice(0, 120)))`);
                violations.push(...found.map(rule => `${name}: ${rule}`));
            }
            verdict(what, violations);
        }

    // What a screen reader is given of the first wide table, which is blocks on a phone.
    const parts = {};
    for (const width of [360, 1280]) {
        await page.look({ width });
        await page.open(url('2026-10.html'));
        const { root } = await page.send('DOM.getDocument', {});
        const { nodeId } = await page.send('DOM.querySelector',
            { nodeId: root.nodeId, selector: '.cards table' });
        const { nodes } = await page.send('Accessibility.queryAXTree', { nodeId });
        const roles = ['table', 'row', 'columnheader', 'rowheader', 'cell'];
        parts[width] = roles.map(role => nodes.filter(node => node.role?.value === role).length);
    }
    verdict('a table of blocks is the same table to a screen reader',
        parts[360].every(Boolean) && String(parts[360]) === String(parts[1280]) ? [] :
            [`${parts[360]} parts at 360 pixels, ${parts[1280]} at 1280`]);
    await page.look({ width: 360 });
    await page.open(url('2026-10.html'));
    const height = await page.evaluate('document.documentElement.scrollHeight');
    verdict('a month is no longer than a phone is patient with', height <= 13000 ? [] : [`${height} pixels`]);
    // What is folded has a line that unfolds it, and paper shows all of it and no such line.
    const shown = selector => `[...document.querySelectorAll('${selector}')].filter(element =>
        getComputedStyle(element).display !== 'none').length`;
    const clicked = "document.querySelectorAll('.fold summary').forEach(line => line.click())";
    const all = await page.evaluate("document.querySelectorAll('.folded').length");
    const before = await page.evaluate(shown('.folded'));
    await page.evaluate(clicked);
    const after = await page.evaluate(shown('.folded'));
    await page.evaluate(clicked);
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    const printed = await page.evaluate(shown('.folded')), lines = await page.evaluate(shown('.rows'));
    await page.send('Emulation.setEmulatedMedia', { media: '' });
    verdict('what is folded unfolds, and prints unfolded',
        all > 10 && before === 0 && after === all && printed === all && lines === 0 ? [] :
            [`${all}: ${before}, ${after}, ${printed}, ${lines} lines on paper`]);

    // Paper that is too narrow for a table is printed smaller as a whole.
    const narrow = [];
    await page.send('Emulation.setDeviceMetricsOverride',
        { width: 673, height: 1009, deviceScaleFactor: 1, mobile: true });
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    for (const name of pages) {
        await page.open(url(name));
        const width = await page.evaluate('document.documentElement.scrollWidth');
        if (width > 673) narrow.push(`${name}: ${width} pixels`);
    }
    await page.send('Emulation.setEmulatedMedia', { media: '' });
    verdict('all tables fit on paper', narrow);

    await page.look({ width: 800 });
    await page.open(pathToFileURL(poster).href);
    const sheets = await page.sheets();
    verdict('the poster prints on one sheet', sheets === 1 ? [] : [`${sheets} sheets`]);
    const code = await page.evaluate('document.querySelectorAll("svg.code path").length');
    verdict('and has a code', code === 1 ? [] : [`${code}`]);
    const most = Number(process.env.SHEETS_MOST ?? 18), many = [];
    for (const name of samples) {
        await page.open(url(name));
        const printed = await page.sheets();
        if (printed < 1 || printed > most) many.push(`${name}: ${printed} sheets`);
    }
    verdict(`no page prints on more than ${most} sheets`, many);
} catch (error) {
    verdict('the browser works', [String(error.stack)]);
} finally {
    await chrome.close();
}
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
