package dev.zhiban.assistant.route;

import com.google.re2j.Pattern;

/// How people say the things that are no question. The patterns for whole clauses allow the filler words that come with
/// them and nothing else, so that "our call system: 转人工 does nothing" stays a question.
final class Phrases {

    private static final String ZH_BEFORE = "(?:请问|请|麻烦|帮我|帮忙|给我|我们|我|要求|要|想|需要|希望|能不能|可不可以|可以|可否|能否|能|直接|快点|快|赶紧"
            + "|马上|立刻|还是|算了|那就|那|不行|就|你们|你|您|的话|先|再|给|一下|怎么|如何|到底|这里|这边|现在|有什么办法|得| )*";
    private static final String ZH_AFTER = "(?:吧|啊|呀|呢|吗|嘛|么|谢谢你|谢谢|行吗|行不行|好吗|可以吗|一下|一趟|处理|解决|来|了|啦|帮忙|帮我|帮|我|支持|服务"
            + "|说话|说|聊聊|聊|沟通|看看|看一下|看|弄|问题|这个|这事|在线|远程|上门|接待|回复|跟进|在|过来|修|操作|的| )*";
    private static final String ZH_DESK = "(?:人工|真人|活人|客服|坐席|座席|工程师|服务台|专员|技术人员|技术支持|技术员|管理员|it ?的人|it ?同事|it ?人员|值班的?人?员?)";

    private static final String EN_BEFORE = "(?:please|pls|can|could|may|would|i|you|me|let|want|wanna|need|like|to|just|give|get|have|a|an|the|now|ok|okay|no|hey|hi|really"
            + "|prefer|how|do|is|are|there|any|chance|so|then|and|i'd|id|i'll|we|us|this|enough|rather|some|one|of|your|your human|someone|'d|not a bot but| )*";
    private static final String EN_DESK = "(?:human(?: being| agent| support| help| person| operator)?|(?:real|live|actual) (?:person|human|agent|support|chat)|person"
            + "|(?:support |service desk |help desk |helpdesk |customer service )?agent|operator|representative|rep|technician|it guy|it person|it support|it staff"
            + "|(?:someone|somebody|anyone|people) (?:from|in|at|on) (?:it|support|the desk|the service desk|the help ?desk|the it team|your team)|someone|somebody|support person|support team|service desk|help ?desk|engineer|support)";
    private static final String EN_AFTER = "(?: please| pls| now| here| there| available| instead| for help| about (?:this|it)| thanks| thank you| asap| who can help| to help| me| from it"
            + "| help| right now| directly| in charge| call| ring| contact| come over| look at| this| it| take over| on the phone| to talk to| i can talk to| and not a bot| not a bot| fix)*";

    static final Pattern PERSON = Pattern.compile(ZH_BEFORE + "(?:"
            + "转(?:接|到|给|去|成)?(?:一下)?(?:个)?" + ZH_DESK + "(?:客服|服务|坐席|座席|同事|人员|的人|支持)?"
            + "|(?:人工|真人)(?:客服|服务|坐席|座席|处理|帮助|支持|介入|咨询)?"
            + "|客服"
            + "|有(?:没有)?(?:真|活)?人(?:工|工客服)?(?:在)?"
            + "|(?:找|要|叫|换|派|喊|联系|接|来|让)(?:一下)?(?:一个|一位|个|位)? ?(?:" + ZH_DESK + "|人)(?:客服|服务|的人)?"
            + "|(?:跟|和|与)(?:真|活)?人(?:工)?(?:客服)?(?:说|聊|讲|沟通|对话)"
            + "|(?:不想|不要|别|不愿意)(?:再)?(?:跟|和|让|用)(?:机器人|ai|你)(?:说|聊|讲|回答|糊弄|沟通).*"
            + ")" + ZH_AFTER
            + "|" + EN_BEFORE
            + "(?:(?:talk|speak|speaking|talking|chat|connect|connected|transfer|transferred|switch|escalate|pass|hand|forward|put|contact|call|reach|message)"
            + "(?: me| this| it| us)?(?: over| through)?(?: directly)?(?: to| with)? )?(?:a |an |the |some |your |another )*"
            + EN_DESK + EN_AFTER
            + "|(?:please |can you |could you |just )*(?:escalate(?: this| it| my case)?|transfer me|hand me over|connect me)(?: please| now)*");
    /// "Is somebody working on it" asks how it stands, and for nobody.
    static final Pattern WORKED_ON = Pattern.compile("有(?:没有)?人(?:在|正在)?(?:弄|处理|跟进|修|看|解决).{0,4}");
    static final Pattern NO_PERSON = Pattern.compile(
            "(?:我|现在|暂时|先)*(?:不用|不要|不需要|不想|别|无需|先别|没必要)(?:转|找|麻烦|叫|联系|接)?(?:人工|真人|客服|人|工程师)(?:客服|服务|了|吧|，)*"
                    + "|(?:no,? )?(?:i )?(?:don'?t|do not) (?:need|want|transfer me to|connect me to)(?: to talk to| to speak to)? (?:a |an )?(?:human|person|agent|real person)(?: yet| now)?|no|不|不了"
                    + "|no (?:human|person|agent)(?: needed)?(?: please)?");

    static final Pattern TICKET = Pattern.compile(
            "(?:我的|我提的|我报的|我那个|查(?:一下|看|询)?|看(?:一下|看|下)?)(?:我的|我提的)?(?:工单|单子|报修|报障|提单)(?:$|[^ ]{0,12}(?:了|吗|呢|状态|进度|列表|到哪|什么))"
                    + "|(?:工单|单子).{0,12}(?:到哪|进度|状态|进展|怎么样|咋样|处理得|处理到|处理完|处理好|处理了|什么时候|多久|有人(?:处理|接|跟|看)|没人(?:处理|接|理))"
                    + "|(?:之前|昨天|前天|上次|上周|早上|刚才)(?:我)?(?:提|报|反馈|申请)(?:的|过的)?.{0,8}(?:到哪|进度|进展|怎么样了|咋样了|处理(?:得|到|完|了|好)|有人(?:处理|跟)|没人)"
                    + "|(?:报|提|反馈)的(?:那个)?.{0,6}(?:没动静|没人|没消息|没回音|有人在?(?:弄|处理|跟))"
                    + "|(?:报修|报障|申请).{0,6}(?:到哪|进度|进展)|\\bzb-? ?\\d{3,}"
                    + "|\\b(?:status|update|updates|progress|news|eta)\\b.{0,20}\\b(?:ticket|request|case|incident)s?\\b"
                    + "|\\b(?:ticket|case|request)s?\\b.{0,12}\\b(?:status|progress|eta)\\b|\\bmy (?:open )?tickets\\b"
                    + "|where(?:'s| is) my (?:ticket|request|case)|(?:anyone|anybody|somebody|someone) (?:working|looking) (?:on|at|into) my (?:ticket|issue|case|request)"
                    + "|(?:what|how)(?:'s| is| about| happened).{0,16}\\bmy (?:ticket|request|case)\\b");
    static final Pattern NO_TICKET = Pattern.compile(
            "(?:怎么|如何|咋|在哪)(?:样)?(?:提|建|开|创建|提交|填|写|关闭|撤销|取消|评价)|工单系统|工单平台|模板"
                    + "|how (?:do|can|to|does|should).{0,15}(?:open|create|raise|submit|close|file|log|cancel|reopen)|ticket(?:ing)? (?:system|portal|template)|kerberos|krb|tgt|service ticket");
    static final Pattern TICKET_NUMBER = Pattern.compile("\\bzb-? ?(\\d{3,9})");

    static final Pattern SOLVED = Pattern.compile(
            "(?:好的|嗯+|哦+|已经|已|现在|终于|刚才|刚刚|刚|我的?|这边|问题|这个|这下|它|按你说的|按步骤|照着?做|试了一下|试了|重启(?:之后|以后|后|完|一下)?|弄完|果然|确实|都|全|哇|ok|电脑|网络?|太棒了| )*"
                    + "(?:好了|好啦|可以了|可以啦|可以(?:正常)?(?:用|登录|登陆|打开|上网|连接|访问|打印|使用)了|能用了|能上(?:网)?了|能登(?:录|陆|上)?了|能打开了|能连(?:上)?了|能打印了|连上了|登上去?了|行了|搞定|解决|没问题了|没事了|正常了|恢复(?:正常)?了|修好了|弄好了|成功了|成了|通了|有用|管用|很?有帮助|有效|ok了|okay了|work了)"
                    + "(?:谢谢.*|感谢.*|多谢|啦|了|哈|啊|呀|耶|赞|辛苦了|太好了|太棒了| )*"
                    + "|(?:ok |okay |yes |yep |yeah |great |thanks |thank you |finally |now |and |cool |perfect |awesome |wow |hey |it |that |this |everything |vpn |mail |outlook |wifi |'s | is |it's |that's |all )*"
                    + "(?:(?:is |are )?(?:work(?:s|ed|ing)|fixed|solved|resolved|sorted|back to normal|connected)(?: it| out| now| again| fine| perfectly| great| like a charm| for me| the problem| my problem| the issue)*"
                    + "|did (?:it|the trick)|helped(?: a lot| me)?|(?:i'm|i am|we're) (?:in|good|back in|all set|connected)(?: now| again)?|(?:set|good|fine) now|all (?:set|good)|set|was it"
                    + "|(?:the |my )?(?:problem|issue|error)(?:'s| is| has been)? (?:solved|fixed|gone|resolved)(?: now)?)"
                    + "(?: thanks.*| thank you.*| thx| cheers| now| already)*");
    static final Pattern NOT_SOLVED = Pattern.compile(
            "(?:可是|但是|但|不过|我|谢谢|都|全|按你说的|按照?步骤|照做了?|照着做了?|做(?:完|过)?了|试(?:了一下|了一遍|了几次|过了|过|了)|重启(?:了|过|完|之后|以后|后)?|一遍|一次|几遍|几次|弄了?半天|搞了?半天|半天|也|这个|这些|方法|办法|步骤|上面|你说的|说的|那些|好像|感觉|唉|哎|呃|额|完全|根本|一点(?:都|也)|还|仍|然后|结果|就|问题|还是|依然|依旧|仍然|照样|电脑|答案|回答|对我|这| )*"
                    + "(?:不行|没用|没有用|没什么用|没啥用|没卵用|没效果|没有效果|不管用|不好使|不起作用|没作用|没解决|未解决|没有解决|解决不了|不能解决|没好|不对|不是这个(?:问题|意思)?|不是我(?:想)?(?:问|要)的.{0,6}|答非所问|没帮助|没有帮助|没帮上忙|帮不上|无效|一样|老样子|那样|这样|报错|不能用|连不上|打不开|登不上|登不进去?|没反应|上不去|上不了|用不了|不通|失败|有问题|搞不定|不work|没变化|白搭|试过了?)"
                    + "(?:啊|呀|了|呢|的|吧|呃|哦|哎|怎么办|咋办|咋整|继续| |换(?:一)?个(?:方法|办法)|还有(?:别的|其他|什么)?(?:办法|方法)吗|有别的(?:办法|方法)吗|同样的错|错误|问题)*"
                    + "|(?:sorry|but|no|nope|hmm|it|that|this|still|i|have|tried|already|unfortunately|well|the|steps?|your|article|answer|these|those|and|just|really|it's|its|that's|they|all|done|followed|did|did that| |everything|of|them)*"
                    + "(?:(?:didn'?t|did not|doesn'?t|does not|don'?t|won't|isn't|is not|wasn't|not|never)(?: really| even)? (?:work|working|help|helping|helpful|useful|fix(?:ed)?|solved?|resolved?|correct|right)(?: it| me| my problem| the problem| the issue| this)?(?: for me| at all| either| yet| now| here)*"
                    + "|no (?:luck|good|use|joy|change|difference|effect|help)|useless|(?:the )?same (?:error|problem|issue|thing|result|message)(?: again| as before)?"
                    + "|still (?:broken|failing|fails|the same|stuck|nothing|happening|there|an error|down|not|no|doesn't|wrong|bad)|nothing (?:changed|works|happens|happened|worked|helped)|wrong answer|not what i (?:asked|meant|need)(?: for)?|already tried|tried (?:that|it|all|everything|this)(?: already| before)?|fails again|same again|nope)"
                    + "(?: sorry| though| anything else| what else| now| already)*");
    /// Said after an answer, these mean that it did not help; said first, they are the question.
    static final Pattern STILL = Pattern.compile(
            "(?:还是|依然|仍然|依旧|照样|还).{0,14}(?:不上|不上去|不了|不开|不行|报错|不通|失败|没反应|不出来|不进去|不能.{0,6}|一样|不到|连不了|断|卡|慢|没有?)(?:啊|呀|了|呢|网)*"
                    + "|.{0,20}\\bstill (?:can'?t|cannot|can not|not able to|unable to|get|getting|see|seeing|shows?|says?|won't|doesn't|isn't|not|no|fails?|failing|broken|very slow|slow)\\b.{0,40}");

    static final Pattern GREETING = Pattern.compile(
            "(?:你好|您好|hi+|hello+|hey+|哈喽|哈啰|嗨|嘿|在吗|在不在|在么|有人吗在吗|早上好|早安|早|上午好|中午好|下午好|晚上好|大家好|good (?:morning|afternoon|evening)|morning|yo|greetings)"
                    + "(?:啊|呀|呢|吗|亲|there|bot|robot|zhiban|值班|小助手|助手|机器人|all|team|everyone| )*");
    static final Pattern THANKS = Pattern.compile(
            "(?:好的|嗯|ok|okay|太|非常|十分|多|真是|well|many|so much|great|cool|nice| )*(?:谢谢|感谢|多谢|谢啦|谢了|3q|thx|thanks|thank you|thank u|cheers|ty|辛苦|太棒|太好)(?:你们|你|您|啦|了|哈|的|帮助|帮忙|耐心|so much|a lot|very much|for.*|again|anyway|mate|bot|for your help| )*");
    static final Pattern WHO = Pattern.compile(
            "(?:请问)?你(?:到底)?(?:是|叫)(?:谁|什么|啥|个啥|机器人|真人|人|ai|人工智能|个机器人|不是机器人)(?:名字|东西)?(?:呀|啊|吗|呢|么|还是.*)*"
                    + "|你(?:都)?(?:能|会|可以)(?:帮我)?(?:做|干|帮|解决|处理)(?:些|我)?(?:什么|啥|哪些)(?:问题|事|忙|呀|啊|呢)*|(?:介绍一下你自己|自我介绍一下?|怎么用你|你怎么用|帮助|有什么功能)"
                    + "|(?:who|what) (?:are|r) (?:you|u)|what(?: all)? can (?:you|u) (?:do|help(?: me)?(?: with)?)(?: for me)?|are you (?:a |an |really )*(?:bot|robot|human|real|ai|person|machine|real person)(?: or .*)?|help|what is this|what's your name");
    static final Pattern BYE = Pattern.compile("(?:再见|拜拜|拜|bye+|bye bye|goodbye|see you|see ya|没事了再见|下次见|回聊)(?:啦|了|后| later)*");
    static final Pattern FINE = Pattern.compile(
            "(?:好|好的|好吧|嗯+|哦+|噢|ok|okay|k|行|行吧|收到|知道了|明白|明白了|懂了|了解|got it|i see|yes|yep|yeah|sure|是的|对|哈+|呵+|alright|fine|cool|nice|great|perfect|understood|no problem|没事|没关系|不客气|(?:按|照)(?:你|您|文章|上面|步骤|着).{0,8}|我试试|我去试试|我先试试|我?再试试|我?自己(?:再|先)?试试?看?|稍等|等一下|let me try|i'll try|will try|one moment|wait)(?:啊|呀|哈|的|了|吧| that| it| a moment)*");

    static final Pattern SELF_SERVICE = Pattern.compile(
            "(?:解锁|解除锁定|解封|解开).{0,8}(?:账号|帐号|账户|域账号|域账户|ad)|(?:账号|帐号|账户|域账号|ad).{0,8}(?:被锁|锁定|锁住|锁了|锁死|解锁)"
                    + "|(?:忘记|忘了|忘|重置|修改|改|找回|重设).{0,8}密码|密码.{0,6}(?:忘|重置|过期|到期|找回|改|重设)"
                    + "|unlock.{0,16}(?:account|user|login)|account.{0,16}(?:locked|lock out)|(?:reset|forgot|forgotten|forget|change|expired|recover|new).{0,16}password|password.{0,16}(?:reset|forgotten|expired|change)|locked out");
    static final Pattern NOT_SELF_SERVICE = Pattern.compile(
            "iphone|手机锁屏|wi-?fi|无线|数据库|mysql|oracle|postgres|redis|root|zip|pdf|excel|路由器|压缩包|bios|bitlocker|sudo|文档|会议室?密码|meeting|apple id|icloud|github|gitlab"
                    + "|(?:改|换|重置)过.{0,2}密码|密码.{0,4}(?:改|换|重置)过|(?:changed|reset) (?:my|the) password (?:yesterday|today|last|this)"
                    + "|(?:after|since) (?:i )?(?:chang|resett)(?:ing|ed)|already (?:changed|reset)");

    static final Pattern STEP = Pattern.compile(
            "(?:第 ?([一二三四五六七八九十]|\\d{1,2}) ?(?:步|条|点|项|个步骤)|步骤 ?([一二三四五六七八九十]|\\d{1,2})|step (?:no\\.? )?(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)|(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) step)");
    static final Pattern NEXT_STEP = Pattern.compile(
            "(?:好的?|好了|行|嗯|ok|okay|完成了?|做完了?|弄好了|这一?步(?:好了|完成了?|做完了?|可以了?)|然后|继续|请|那|done|got it|yes|now|and|the|please|go to| )*"
                    + "(?:下一步|下一个步骤|一步一步来|一步步来|一步一步(?:教|带)我|next(?: step)?|step by step|walk me through(?: it| the steps)?|what'?s next|what is next)"
                    + "(?:呢|吧|是什么|怎么做|做什么|please| )*");
    static final Pattern STEP_FAILED = Pattern.compile(
            "(?:但|但是|可是|不过|我|but|sorry|no| )*(?:(?:这|那)一?步|这个步骤|this step|that step|the step)(?: |就|还|还是|都|也|了|我)*"
                    + "(?:不行|不成功|失败|没成功|没用|没有用|做不了|做不到|走不通|报错|出错|卡住|没反应|不对|failed|fails|fail|did ?n[o']?t work|does ?n[o']?t work|is not working|isn'?t working|cannot be done|can'?t be done|gives an error)"
                    + "(?:了|啊|呀|呢|怎么办|for me|either| )*");
    static final Pattern CARRY_ZH = Pattern.compile(
            "(?:那么|那要是|那如果|那换成|那在|那|要是|如果是|如果|换成|换)(?:是|用|在|我用|我是|用的是)?(.{1,20}?)(?:上面|上|里|端|系统|电脑|版本?|用户|的话)?(?:又)?(?:呢|怎么办|怎么弄|怎么做|咋办|咋弄|也一样吗|一样吗|也是吗|行吗|可以吗|怎么设置)"
                    + "|(?:我用的?是|我是)?(.{1,16}?)(?:上面|上|里|端|系统|电脑|版本?|用户|的话)?呢");
    static final Pattern CARRY_EN = Pattern.compile(
            "(?:and|what about|how about|and what about|and how about|what if|same for|and if)(?: it's| i'm| i am| it is| i use| i have)?(?: on| for| with| in| using)?(?: a| an| the| my)? (.{1,30}?)(?: instead| too| then)?"
                    + "|(?:on|for|with) (?:a |an |the |my )?((?:[a-z0-9]+ ?){1,3})");
    static final Pattern LEANS = Pattern.compile(
            "它|这个|那个|这样|那样|这里|那里|那边|上面|刚才|刚刚|前面|以上|然后呢|接下来|还有呢|为什么|为啥|怎么办|什么意思|多久|在哪|要不要"
                    + "|\\b(?:it|this|that|them|there|those|these|they)\\b|what next|and then|why|how long|what does");
    /// Says nothing beside a word that leans.
    static final Pattern FILLS = Pattern.compile("什么时候|什么|哪里|哪儿|哪个|几点|多少|谁|[的了吗呢吧啊呀嘛哦是会要还能可就也都又再这那请问到底究竟不行没用一样，。！？；：、,.!?;:\\s]"
            + "|\\b(?:is|are|was|do|does|did|to|the|a|an|so|of|in|on|for|take|takes|i|you|we|can|could|should|would|will|be|mean|then|and|what|how|when|who|where|which|happening|happen|not|no)\\b");

    private Phrases() {
    }
}
