/// The two languages that the program speaks, and texts that exist in both.
@NullMarked
package dev.zhiban.platform.text;

import org.jspecify.annotations.NullMarked;
