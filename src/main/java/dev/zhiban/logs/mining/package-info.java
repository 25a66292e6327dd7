/// Finds the templates of log messages: which words are fixed, which are values and of what type. Plain Java over bytes;
/// must not know formats, records, frameworks or files. Entry: [dev.zhiban.logs.mining.TemplateMiner].
@NullMarked
package dev.zhiban.logs.mining;

import org.jspecify.annotations.NullMarked;
