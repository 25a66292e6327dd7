/// The keyword leg: a Lucene index of weighted terms, rebuilt from the database when it is missing or damaged. Entry:
/// [KeywordIndex].
@NullMarked
package dev.zhiban.knowledge.keyword;

import org.jspecify.annotations.NullMarked;
