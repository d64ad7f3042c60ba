export declare function findChromium(): string | null
export declare function sandboxArguments(): string[]
export declare function windowArguments(address: string, profileFolder: string): string[]
