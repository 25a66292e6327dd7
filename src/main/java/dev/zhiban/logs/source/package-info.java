/// Where lines come from: bytes of any encoding, packed or not, cut into lines in constant memory.
@NullMarked
package dev.zhiban.logs.source;

import org.jspecify.annotations.NullMarked;
