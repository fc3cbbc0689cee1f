// Chromium without a window, spoken to over its DevTools protocol through two pipes: messages are
// JSON with a NUL behind each. No network, no port, nothing of the user's own profile.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Chrome {
    #process; #profile; #next = 0; #waiting = new Map(); #listeners = []; #rest = '';

    constructor(program = 'chromium') {
        this.#profile = mkdtempSync(join(tmpdir(), 'guiyuan-browser-'));
        this.#process = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu',
            '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--remote-debugging-pipe',
            `--user-data-dir=${this.#profile}`, 'about:blank'],
            { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
        this.#process.stdio[4].setEncoding('utf8').on('data', text => this.#read(text));
        this.#process.on('error', error => this.#fail(error));
        this.#process.on('exit', () => this.#fail(new Error('the browser ended')));
    }

    #fail(error) {
        for (const { reject } of this.#waiting.values()) reject(error);
        this.#waiting.clear();
    }

    #read(text) {
        const parts = (this.#rest + text).split('\0');
        this.#rest = parts.pop();
        for (const part of parts) {
            const message = JSON.parse(part);
            const waiting = this.#waiting.get(message.id);
            if (!waiting) {
                this.#listeners.forEach(listen => listen(message));
                continue;
            }
            this.#waiting.delete(message.id);
            if (message.error) waiting.reject(new Error(message.error.message));
            else waiting.resolve(message.result);
        }
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.#next;
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
        });
    }

    listen(listener) {
        this.#listeners.push(listener);
    }

    // A page of its own, with what it asked for and what it complained about.
    async page() {
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const page = new Page(this, sessionId);
        for (const domain of ['Page', 'Network', 'Runtime', 'Log'])
            await page.send(`${domain}.enable`);
        return page;
    }

    async close() {
        const ended = new Promise(resolve => this.#process.on('exit', resolve));
        this.send('Browser.close').catch(() => { });
        await ended;
        rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

class Page {
    requests = []; complaints = []; #loaded = () => { };

    constructor(chrome, session) {
        this.chrome = chrome;
        this.session = session;
        chrome.listen(message => {
            if (message.sessionId !== session) return;
            if (message.method === 'Page.loadEventFired') this.#loaded();
            if (message.method === 'Network.requestWillBeSent')
                this.requests.push(message.params.request.url);
            if (message.method === 'Log.entryAdded')
                this.complaints.push(message.params.entry.text);
            if (message.method === 'Runtime.exceptionThrown')
                this.complaints.push(message.params.exceptionDetails.text);
        });
    }

    send(method, params) {
        return this.chrome.send(method, params, this.session);
    }

    async open(url) {
        this.requests = [];
        this.complaints = [];
        const loaded = new Promise(resolve => this.#loaded = resolve);
        await this.send('Page.navigate', { url });
        await loaded;
    }

    async evaluate(expression) {
        const { result, exceptionDetails } = await this.send('Runtime.evaluate',
            { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
        return result.value;
    }

    async look({ width, dark = false }) {
        await this.send('Emulation.setDeviceMetricsOverride',
            { width, height: 800, deviceScaleFactor: 1, mobile: width < 600 });
        await this.send('Emulation.setEmulatedMedia', {
            features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]
        });
    }

    // How many sheets it prints on.
    async sheets() {
        const { data } = await this.send('Page.printToPDF',
            { printBackground: true, preferCSSPageSize: true });
        const pdf = Buffer.from(data, 'base64').toString('latin1');
        return pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
    }
}
