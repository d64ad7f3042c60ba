export declare const ROOT: string
export declare function buildIfNeeded(node?: string): boolean
