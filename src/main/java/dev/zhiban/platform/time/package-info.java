/// The one [java.time.Clock] of the program.
@NullMarked
package dev.zhiban.platform.time;

import org.jspecify.annotations.NullMarked;
