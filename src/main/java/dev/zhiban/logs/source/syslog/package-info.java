/// Listens to syslog over UDP and TCP.
@NullMarked
package dev.zhiban.logs.source.syslog;

import org.jspecify.annotations.NullMarked;
