/// Calls of models that are elsewhere.
@NullMarked
package dev.zhiban.platform.model;

import org.jspecify.annotations.NullMarked;
