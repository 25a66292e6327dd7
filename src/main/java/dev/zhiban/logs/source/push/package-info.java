/// What log agents and monitoring systems post over HTTP: Loki's push, OTLP/HTTP logs, alerts of Alertmanager and Zabbix.
@NullMarked
package dev.zhiban.logs.source.push;

import org.jspecify.annotations.NullMarked;
