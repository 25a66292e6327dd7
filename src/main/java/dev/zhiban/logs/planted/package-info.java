/// Logs with a fault planted in them, made from seeds, and the benchmark that looks for it. Nothing here runs in the service.
@NullMarked
package dev.zhiban.logs.planted;

import org.jspecify.annotations.NullMarked;
