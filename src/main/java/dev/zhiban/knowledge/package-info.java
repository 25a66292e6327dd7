/// The articles and the way to the right passage of them. Entry: [Knowledge]. Must not know conversations or tickets.
@NullMarked
package dev.zhiban.knowledge;

import org.jspecify.annotations.NullMarked;
