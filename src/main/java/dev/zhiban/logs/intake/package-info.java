/// The live sources and their inbox: what a source sent is a row before it is acknowledged, and is read from there.
@NullMarked
package dev.zhiban.logs.intake;

import org.jspecify.annotations.NullMarked;
