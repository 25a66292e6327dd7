package dev.zhiban.assistant.route;

import java.util.Arrays;
import java.util.Optional;

import com.google.re2j.Pattern;

import dev.zhiban.assistant.route.Route.LogAspect;

/// What somebody wants to know about a log that they have shown already.
enum LogAspects {
    SHARED(LogAspect.SHARED,
            "集中在|(?:哪|什么)一?(?:台|个|些)?(?:机器|主机|服务器|节点|用户|客户|租户|接口|模块|服务|实例|线程|ip|host|pod).{0,10}(?:最多|报错|出错|出问题|错误|异常|失败)|(?:报错|出错|错误|异常|失败).{0,8}(?:哪|什么)一?(?:台|个|些)?(?:机器|主机|服务器|节点|用户|客户|租户|接口|模块|服务|实例|线程|ip|host|pod)|\\b(?:which|what|one|single|same) (?:hosts?|servers?|machines?|nodes?|users?|customers?|tenants?|clients?|endpoints?|modules?|services?|instances?|threads?|pods?|ips?)\\b.{0,30}\\b(?:errors?|fail\\w*|most|exceptions?)|\\berrors?.{0,20}\\b(?:concentrat\\w*|in common|one host|which (?:host|user|server|node|pod)s?)"),
    FIRST(LogAspect.FIRST,
            "第一次(?:出现|发生|报错|出错|是|报)|最早|首次|什么时候(?:开始|出现|发生|第一)|从(?:什么时候|几点)|几点(?:开始|出现|发生)|\\bfirst (?:time|seen|appear|occur|happen|error|one)|when did.{0,30}(?:start|begin|first|happen|appear|occur)|(?:start|begin)(?:ed)? when"),
    LAST(LogAspect.LAST,
            "最后一次|最近一次|最晚|(?:什么时候|几点)(?:停|结束|恢复|好的|消失)|最后(?:出现|发生|报错)|还在(?:报|出现|发生)|\\blast (?:time|seen|one|error|occurrence)|most recent|still happening|when did.{0,30}(?:stop|end|last)"),
    LINES(LogAspect.LINES,
            "哪一?行|哪几行|第几行|行号|在哪里?(?:出现|报)|\\bwhich lines?|what lines?|line numbers?|where (?:in the log|is it|does it)"),
    WARNINGS(LogAspect.WARNINGS, "(?:多少|几)(?:个|条|次)?(?:警告|告警|warn)|(?:how many|number of|count).{0,12}warn"),
    ERRORS(LogAspect.ERRORS,
            "(?:多少|几)(?:个|条|次|种)?.{0,4}(?:错误|报错|异常|error|错)|(?:错误|报错|异常|error).{0,6}(?:多少|几)(?:个|条|次)|出现了?(?:多少|几)次|(?:how many|number of|count).{0,14}(?:errors?|exceptions?|times|failures?)|any errors"),
    FREQUENT(LogAspect.FREQUENT,
            "(?:最多|最常|最频繁|出现次数|哪(?:个|种|条)多)|\\bmost (?:frequent|common|often)|top (?:error|message|pattern)"),
    RANGE(LogAspect.RANGE,
            "时间(?:范围|跨度|段)|多长时间|(?:日志|log).{0,6}(?:从.{0,4}到|多久|几点到几点)|多少(?:行|条(?:日志|记录))|\\btime (?:range|span|frame)|how long (?:is|does|was).{0,12}log|how many (?:lines|records)|what period"),
    FIX(LogAspect.FIX,
            "(?:怎么|如何|咋)(?:解决|修|处理|办|修复|弄|搞)|解决(?:办法|方法|方案)|(?:how (?:do|can|to|should).{0,12}(?:fix|solve|resolve)|workaround|what (?:should|can) i do|fix (?:it|this))"),
    CAUSE(LogAspect.CAUSE,
            "原因|为什么|为啥|怎么回事|根因|什么问题|啥问题|哪里出(?:了)?(?:问题|错)|\\b(?:root )?cause\\b|\\bwhy\\b|what(?:'s| is| went) wrong|what happened|what does it mean");

    private final LogAspect aspect;
    private final Pattern pattern;

    LogAspects(LogAspect aspect, String pattern) {
        this.aspect = aspect;
        this.pattern = Pattern.compile(pattern);
    }

    static Optional<LogAspect> in(Words words) {
        return Arrays.stream(values()).filter(one -> words.has(one.pattern)).map(one -> one.aspect).findFirst();
    }

    boolean in(String text) {
        return pattern.matcher(text).find();
    }
}
