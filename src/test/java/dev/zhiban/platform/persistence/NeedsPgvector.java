package dev.zhiban.platform.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test where the machine has no PostgreSQL with pgvector.
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPgvector.Condition.class)
public @interface NeedsPgvector {

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return PgvectorDatabaseForTests.available()
                    ? ConditionEvaluationResult.enabled("PostgreSQL with pgvector is there")
                    : ConditionEvaluationResult.disabled(PgvectorDatabaseForTests.MISSING);
        }
    }
}
