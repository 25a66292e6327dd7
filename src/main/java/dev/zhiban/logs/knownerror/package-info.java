/// Errors that are known, with cause and workaround, and how lines are compared with them. Must not know where lines come from.
@NullMarked
package dev.zhiban.logs.knownerror;

import org.jspecify.annotations.NullMarked;
