/// How fast a large base is searched, and how much the vector indexes lose against exact search. Entry: [SearchSpeed].
@NullMarked
package dev.zhiban.knowledge.evaluate.bench;

import org.jspecify.annotations.NullMarked;
