package dev.zhiban.assistant.turn;

import dev.zhiban.platform.text.Text;

/// What the bot says in its own words.
final class Phrasebook {

    static final Text GREETING = Text.of("您好，我是值班助手。请直接描述 IT 问题（贴报错原文、上传日志都可以），我会从知识库里找出处理办法并注明出处。",
            "Hello, this is the Zhiban assistant. Describe your IT problem (paste the error, upload a log): I look for the fix in the knowledge base and name my sources.");
    static final Text WHO = Text.of(
            "我是值班助手，一个自动程序：回答 IT 问题并注明出处，分析日志，查询您的工单；解决不了时转给值班同事。我不会向您要密码。",
            "I am the Zhiban assistant, a program: I answer IT questions with their sources, explain logs, look up your tickets, and hand over to a person when I cannot help. I never ask for a password.");
    static final Text THANKS = Text.of("不客气。问题解决了吗？", "You are welcome. Is it solved?");
    static final Text BYE = Text.of("再见，有问题随时找我。", "Goodbye. I am here whenever you need help.");
    static final Text FINE = Text.of("好的，您试一下，结果告诉我就行。", "All right. Try it and tell me how it went.");
    static final Text SOLVED = Text.of("太好了，这个问题就算解决了。", "Glad that it works. This one is solved.");
    static final Text DECLINED = Text.of("好的，那我们继续。请告诉我更多细节：报错原文、用的什么系统、什么时候开始的。",
            "All right, let us go on. Tell me more: the exact error, the system you use, when it began.");
    static final Text HANDING_OVER = Text.of("好的，正在为您转接值班同事，前面的内容会一并转过去，不用重复说。",
            "All right, handing you over to a person. They get what was said so far, so you need not repeat it.");
    static final Text FAILED_TWICE = Text.of("两次都没能解决，抱歉。现在为您转接值班同事，试过的办法会一并转过去。",
            "Sorry, that did not help twice. I am handing you over to a person, together with what was tried.");
    static final Text POLICY_NOW = Text.of("这类情况需要值班同事马上处理，现在就为您转接。",
            "This needs a person at once. I am handing you over now.");
    static final Text POLICY_OFFER = Text.of("如果这件事正在发生，请马上点“转人工”。",
            "If this is happening right now, choose “Talk to a person”.");
    static final Text UNKNOWN = Text.of("知识库里没有找到能可靠回答这个问题的内容，我不想乱猜。要转给值班同事吗？也可以补充报错原文或具体现象，我再找一次。",
            "I found nothing in the knowledge base that answers this reliably, and I will not guess. Shall I hand you over to a person? Or add the exact error and I will look again.");
    static final Text NO_MORE = Text.of("这篇文章里没有其他可试的办法了。要转给值班同事吗？",
            "There is nothing else to try in the article. Shall I hand you over to a person?");
    static final Text MORE = Text.of("抱歉没有帮上忙，再试试这个：", "Sorry that it did not help. Try this:");
    static final Text WHAT_FAILED = Text.of("请先描述一下遇到的问题：在做什么、报错原文是什么。",
            "Please describe the problem first: what were you doing, and what does the error say?");
    static final Text WHICH = Text.of("您遇到的更接近哪一种情况？", "Which of these is closer to what you see?");
    static final Text LAST_STEP = Text.of("步骤到这里就完了。问题解决了吗？", "That was the last step. Is it solved?");
    static final Text NO_STEP = Text.of("刚才引用的内容里没有第 %d 步。", "There is no step %d in what I quoted.");
    static final Text MODEL_FAILED = Text.of("（AI 模型暂时不可用，以下直接引用知识库原文。）",
            "(The AI model is unavailable right now, so this is quoted from the knowledge base.)");
    static final Text LOG_BROKE_OFF = Text.of("（AI 模型的回答到此中断或未通过核对，以下是程序自己的发现。）",
            "(The AI model's answer broke off here or was not supported; these are the program's own findings.)");
    static final Text MODEL_BROKE_OFF = Text.of("（AI 模型的回答到此中断或未通过核对，以下直接引用知识库原文。）",
            "(The AI model's answer broke off here or was not supported; the rest is quoted from the knowledge base.)");
    static final Text MODEL_UNSUPPORTED = Text.of("（AI 模型的回答没有通过出处核对，以下直接引用知识库原文。）",
            "(The AI model's answer was not supported by its sources, so this is quoted from the knowledge base.)");
    static final Text LOG_UNREAD = Text.of("已收到文件“%s”，但它不是可以分析的日志文本。请说明遇到的问题，或把报错原文贴出来。",
            "I received “%s”, but it is no log text that I can analyse. Describe the problem, or paste the error itself.");
    static final Text LOG_FAILED = Text.of("日志没能读完，请重新上传或把关键几行贴出来。",
            "The log could not be read to its end. Upload it again, or paste the lines that matter.");
    static final Text LOG_SILENT = Text.of("从日志里看不出来。", "The log does not show that.");
    static final Text LOG_CAN = Text.of("""
            这个问题从日志里答不上来，知识库里也没有可靠的内容。关于这份日志，我能回答：
            - 最近 5 条错误、第一次或最后一次出现在什么时候
            - 有没有超时（或内存不足、连接被拒绝、某个词）
            - 最慢的操作、每分钟多少条
            - 哪台主机、哪个线程、哪个用户报错最多
            - 10:32 前后、第 300 行附近、只看某个模块的 ERROR

            也可以换个说法，或者转给值班同事。""", """
            The log does not answer this, and I found nothing reliable in the knowledge base. About this log I can answer:
            - the last 5 errors; when something happened first or last
            - whether there are timeouts (or too little memory, refused connections, a certain word)
            - the slowest operations; how many per minute
            - which host, thread or user has most errors
            - what is around 10:32 or line 300; only the ERROR lines of one module

            Say it in other words, or ask for a person.""");
    static final Text LOG_RELATED = Text.of("知识库里与这个日志相关的内容：", "What the knowledge base has on this log:");

    private Phrasebook() {
    }
}
