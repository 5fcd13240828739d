// Preloaded by the npm scripts, so that even the first TypeScript file comes from the compile cache.
import { enableCompileCache } from "node:module";

enableCompileCache();
