/// The command line: one class per command; commands that need no server never start one.
@NullMarked
package dev.zhiban.platform.command;

import org.jspecify.annotations.NullMarked;
