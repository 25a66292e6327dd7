/// Reports and warnings over all features. Nobody knows it.
@NullMarked
package dev.zhiban.insight;

import org.jspecify.annotations.NullMarked;
