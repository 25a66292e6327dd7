import * as shell from './shell';
import * as desk from './desk';
import * as knowledge from './knowledge';
import * as imports from './imports';
import * as warnings from './warnings';

/** All that the console says, each area in a file of its own. */
export const zh = { ...shell.zh, ...desk.zh, ...knowledge.zh, ...imports.zh, ...warnings.zh };
export const en: typeof zh = { ...shell.en, ...desk.en, ...knowledge.en, ...imports.en, ...warnings.en };
