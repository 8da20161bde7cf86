export function FirstUseRoute() { return null; }
