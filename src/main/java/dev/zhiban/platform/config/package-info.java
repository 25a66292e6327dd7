/// Settings that come from files.
@NullMarked
package dev.zhiban.platform.config;

import org.jspecify.annotations.NullMarked;
