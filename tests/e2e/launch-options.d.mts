export declare const CHROMIUM: string | null
export declare const launchOptions: { executablePath: string; args: string[] }
