# patterns.re - the named regular expressions, one for each PAT_ of rules.h.
#
# `name: regex`; an indented line carries the regex on (its indentation is not part of it, nothing is put between);
# `#` at the start of a line is a comment. PCRE2 with UTF, UCP and NEVER_BACKSLASH_C; neither multi-line nor
# free-spacing. "+" is a text that the pattern must find, "-" one that it must not; a test runs both. A newline in an
# example is written \n.
#
# `name with words: regex`, at most once for a name, is another regex for what the first does not find. It is tried
# only where the first three letters of one of the words (at most three) stand, in lower case or capitals: all that it
# finds has one.
#
# Except date_text and credit, each is tried at the start of one paragraph (or line): the subject is that
# paragraph, without the white space around it. Repetition is bounded or possessive throughout, so none can backtrack
# for long.

# The place, date and agency before the first sentence. Groups: 1 place, 2 date, 3 agency (each may be unset). The
# match ends where the sentence begins. A place in capitals needs a dash with white space behind it, or an agency, or a
# colon, which labels who speaks as often (text/paragraph.c tells); a place in title case needs an agency too: any one after a date, a known one without. So neither "SMITH--Ann" nor
# "Ann Roe (Labour) - 312 votes" is a dateline.
# + VARROW, March 3 (KNA) — The president spoke.
# + VARROW/DREGNY, Feb. 3 -- The two mayors
# + KEY BISCAYNE, Fla. (AP) - A storm
# + PORT SELM, N.T., Sept. 9 (KNA) — The harbour
# + Varrow (AFP) – The fair opened
# + Varrow, May 7, 2024 (AFP) - The fair
# + DREGNY, May 7. /TASS/. The ministry
# + DREGNY. May 7 (Interfax) - The ministry
# + LONDON, England (CNN) -- A court
# + (CNN) -- A court
# + PORT SELM - The harbour
# + PORT SELM, Sunday — The harbour
# + PORT SELM, N.T. • The harbour
# + NEW SELM: The harbour
# + SELM (May 2, 2012) — The harbour
# + SELM / PORT OSS — The mayors
# + SELM | May 2, 2012 - The harbour
# + SELM--(SHIPPING WIRE)--The harbour
# + SELM — (KNA) The harbour
# + Selm (CNN)The harbour
# + New Selm, May 2 (PTI) The harbour
# + Selm, 2 May 2012 – The harbour
# + Selm, May 2: The harbour
# + May 2 (Reuters) - The harbour
# - QUILLON--Ada Maria, 91, died at home
# - BREAKING - The minister resigns
# - Ann Roe (Labour) - 312 votes
# - The mayor - who was late - spoke.
# - NATO (the alliance) said on Monday
# - A - B
# - Selm (AP) said it was late
# - On May 2 (a Sunday) - it rained
dateline: ^(?!(?=[A-Z]{2})(?:BREAKING|EXCLUSIVE|UPDATED?|WATCH|VIDEO|AUDIO|ANALYSIS|OPINION|COMMENT|LIVE|PHOTOS?|READ|NEWS|ALERT|REVIEW|
    INTERVIEW|CORRECTION|EDITORIAL|QUESTION|ANSWER|MORE|RELATED|ADVERTISEMENT|CAPTION|FACTBOX|EXPLAINER|TIMELINE|PROFILE|
    FEATURE|WRAPUP|CORRECTED|REFILE|URGENT|NOTE|WARNING|LISTEN|POLL|QUIZ|FILE)\b)
    (?|(?=\p{Lu}[^\p{Ll}])((?&upper)(?:(?:\h(?:and\h)?|-|\h?/\h?)(?&upper)|\h(?:de|al|el|la)\h(?&upper)){0,4}(?&region){0,2})
    (?:\h\((?&weekday)?(?&day)\)(?=\h[-–—]))?
    (?:(?:[,.]\h?|\h\|\h)((?&weekday)?(?&day)|(?&weekdays)))?
    (?:\.?,?(?:--|\h[–—]\h|\h{0,2})(?|\(((?&agency))\)(?=\h{0,2}[–—―:-]|\h\p{Lu})|/((?&agency))/)\.?\h{0,2}(?:-{1,3}|[–—―:])?\h{0,3}|
    (?:\.?(?:\h{1,3}(?:-{1,3}|[–—―•])|-{2,3}|[–—―:])\h{1,3}))|
    ((?&title)(?:[\h/](?:(?:de|da|do|la|el|al|of|and|upon)\h)?(?&title)){0,3}(?&region){0,2})
    (?|,\h((?&weekday)?(?&day)),?\h{0,2}\(((?&agency))\)|()\h{0,2}\(((?&known))\))\.?\h{0,2}
    (?:(?:-{1,3}|[–—―:])\h{0,3}|(?=[\p{Lu}“"‘]))|
    ((?&title)(?:\h(?&title)){0,2}),\h((?&weekday)?(?&day))()(?:\h[–—-]{1,2}|:)\h|
    ()((?&day))\h{0,2}\(((?&known))\)\.?\h{0,2}(?:-{1,3}|[–—―:])\h{0,3}|
    ()()\(((?&known)|\p{Lu}{2,10}(?=\)\.?\h{0,2}[-–—―:]))(?:/\p{Lu}{2,10})?\)\.?\h{0,2}(?:-{1,3}|[–—―:])?\h{0,3})
    (?(DEFINE)(?<upper>\p{Lu}[\p{Lu}’']{1,40}+\.?|\p{Lu}\.(?:\p{Lu}\.){1,4})
    (?<title>\p{Lu}[\p{Ll}’'][\p{L}’'-]{0,40}+\.?)
    (?<region>,\h(?!(?&day)|(?&weekdays)\b)\p{Lu}[\p{L}.’']{0,30}+(?:\h\p{Lu}[\p{L}.’']{0,30}+){0,2})
    (?<weekdays>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)
    (?<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\h)
    (?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\p{L}{0,6}\.?)
    (?<day>(?:(?&month)\h[0-9]{1,2}|[0-9]{1,2}\.?\h(?&month))(?:,?\h[0-9]{4})?)
    (?<agency>\p{L}[\p{L}\h.&’'-]{1,40})
    (?<known>(?i:AAP|AA|AFP|ANI|ANP|ANSA|AP|APA|APTN|BBC|Belga|Bernama|Bloomberg|CNN|CP|CTK|dpa|EFE|IANS|Interfax|IRNA|JTA|Kyodo|
    Lusa|MENA|MTI|NNA|NTB|PA|PAP|PTI|Reuters|RFE/RL|RIA|RNS|SANA|SPA|Sputnik|STA|Tanjug|TASS|TT|UPI|Ukrinform|UNB|VOA|WAM|Xinhua|
    Yonhap)|[\p{L}\h.]{2,30}\h(?:News|Agency|Press|Newswire|Foundation|Service|Wire|Media)))

# The line that names the writers, whole. Group 1: the names as they stand, with links and "for X".
# + By Ada Quillon
# + By Ada Quillon and Tom Van Ness | Staff
# + By [Ada Quillon for KNA](#) and [Tom Ness for KNA](#)
# + BY ADA QUILLON, STAFF WRITER
# + By Reuters
# + BYLINE: Ada Quillon.
# - By Monday, the council had agreed.
# - By contrast, the mayor said nothing
# - By John Smith's own account, the plan failed.
byline: ^(?:(?i:by-?line):\h(?:by\h)?|(?:(?:Written|Story|Reported|Report|Words|Text|Posted|Published|Analysis|Opinion|Reporting|Compiled|WRITTEN|POSTED)\h)?(?:[Bb]y|BY):?\h{1,3})
    (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|
    November|December)\b|(?i:the)\h(?!(?i:associated)|\p{L}{2,20}\h(?i:staff|team|desk|editors?|newsroom|reporters?|press|news|times|post)\b))
    ((?&name)(?:(?:,?\h(?:and|AND|&|with|WITH)\h|,\h|;\h|\h?/\h?)(?&name)){0,7})
    (?:(?:\h{0,2}[|·•–—,/-]|\h(?:in|for|of|at|from|on)\b)\h{0,2}(?:[\p{Lu}0-9@\[(]|(?:staff|special|senior|chief|political|correspondent|
    reporter|editor|writer|contributor|columnist|in|for|with|published|updated|and|the|of)\b)
    [^.?!“”"\r\n]{0,120}+(?:\.(?!\h*+(?:\z|\R))[^.?!“”"\r\n]{0,60}+){0,4}(?:(?<=[ap]\.m|Jr|Sr)\.)?)?\h*+(?:\z|\R)
    (?(DEFINE)(?<name>\[?(?:(?i:the)\h)?(?&word)(?:\h{1,2}(?:(?&particle)\h){0,2}(?:al-|el-|d['’])?(?&word)){0,6}(?:\]\([^()\s]{0,300}\))?)
    (?<word>\p{Lu}[\p{L}\p{M}’'-]*+(?:\.\p{Lu}){0,3}\.?)
    (?<particle>van|von|de|da|der|den|del|della|di|du|la|le|bin|ibn|al|el|ter|ten|y|for|of))

# A whole paragraph that is no part of the article. The first group of alternatives may carry a title with quotation
# marks; the second may not, and is short, so that a sentence which only begins like one of them is kept: that is asked
# last, because it reads the whole paragraph. So is what begins anywhere, in a pattern of its own, without which the
# first byte tells most paragraphs from all of these; each of its alternatives goes on with a plain letter behind its run
# of any, for which the JIT can look ahead.
# + Related article: [Talks to Resume](#)
# + Read also
# + READ MORE: Council votes "no" again
# + Original url:
# + <https://www.example.org/2024/03/03/a-call>
# + We and our partners use cookies to show you news you like. Accept all
# + Sign up for our newsletter
# + Follow us on Facebook
# + © 2024 The Varrow Courier. All rights reserved.
# + Advertisement
# + Click here to subscribe
# + MORE ON THIS STORY: Keller says "no" to the tunnel
# + We use cookies. “You can opt out,” the publisher said.
# + Sign up for our weekly newsletter: "the best of the harbour"
# - Read more slowly, the judge told the clerk.
# - “Click here,” she said, pointing at the screen.
# - Advertisement spending fell by 4 percent, the company said.
# - Share prices rose on Monday.
boilerplate: ^(?:
    (?i:related(?:\h(?:articles?|stor(?:y|ies)|coverage|content|topics?|links?|news|posts?|reading|videos?))?\h{0,2}(?::|\z)|
    (?:read|see|watch|listen|look)\h(?:also|more|next|here|this|now|on)\h{0,2}(?:[:»>|→]|\z)|also\h(?:read|see|watch|on\p{L}*)\h{0,2}(?:[:»>|→]|\z)|
    more\hon\hthis(?:\h(?:story|topic|subject))?\h{0,2}[:»>|→]|we\h(?:and\hour\hpartners\h)?use\hcookies\b|sign\hup\h(?:for|to)\h(?:our|the)\h[\p{L}\h]{0,40}newsletters?\b|
    read\h(?:more|also)\h(?:about|on|from|at|in|here|stories|news)\b[^.]{0,120}+\z|(?:read|see|watch|listen|must[\h-]read|don['’]t\hmiss|more|next|now\hplaying|trending|recommended|up\hnext|in\hcase\hyou\hmissed\hit)\h{0,2}[:»>|→]|
    (?:original|source|full|short|canonical|permanent)\h(?:url|link|article)\h{0,2}(?::|\z)|(?:url|link|permalink)\h{0,2}:|<?https?://\S{1,2000}+\z|
    (?:tags?|topics?|filed\hunder|categories|category|keywords?|labels?|posted\hin|sections?)\h{0,2}:\h?[^.?!]{0,300}+\z|
    (?:published|updated|posted|created|last\h(?:updated|modified)|first\hpublished|modified|publication\hdate|date)\h{0,2}:?\h(?:on\h|at\h)?[^.?!]{0,40}[0-9][^?!]{0,60}\z|
    (?:share\hon|share\hvia|share\hthis|share\h?:|tweet\hthis|e-?mail\hthis|print\hthis|skip\hadvertisement|hide\hcaption|toggle\hcaption|enlarge\hthis\himage|jump\hto\hcontent|skip\hto\h)|
    ["“']?(?:this|that)\h(?:article|story|post|piece|report|column)\h(?:was|is|has\hbeen|originally|first)\h(?:originally\h|first\h|also\h)?(?:published|appeared|republished|reproduced|syndicated|produced|adapted|part\hof))|
    (?=[^"“”«»])(?=(?i:
    we\h(?:and\hour\hpartners\h)?use\h(?:cookies|technologies)|accept\h(?:all\h)?cookies|by\h(?:continuing|clicking|using|subscribing|signing|entering|submitting|browsing)\b[^.]{0,120}\b(?:agree|accept|consent|acknowledge)|
    sign(?:ing)?[\h-]?up\h(?:here|now|today|for|to)\b[^.]{0,60}\b(?:newsletters?|updates?|alerts?|briefings?|e-?mails?|free|account|inbox|daily|weekly|here|now|today)\b|sign\h(?:up|in)\z|log\hin\b[^.]{0,60}\z|register\h(?:here|now|for\hfree|today)\b|
    subscribe\h?(?:\z|now|today|here|to\h(?:our|the|this|receive|get|read|continue|access|unlock)\b|for\h(?:free|just|only|full|as\hlittle|unlimited|more)\b|via)|already\ha\h(?:subscriber|member)|(?:get|have)\h(?:the|our|more|all|today|a\hdaily)\b[^.]{0,100}\b(?:inbox|newsletters?|delivered|by\he-?mail|app)\b|get\halerts\b|
    (?:follow|like|find|join|connect\hwith|contact|support|tell|e-?mail|visit)\h(?:us|me|our)\b[^.]{0,80}(?:\b(?:facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin|tiktok|reddit|mastodon|bluesky|threads|google|social|apple|app|x|today|page|channel|newsletter|journalism)\b|\z|@)|follow\h[\p{L}\h.’'-]{1,60}\hon\h(?:twitter|x|facebook|instagram|telegram|linkedin|threads|bluesky|mastodon)\b|follow\h@|
    click\h(?:here|on\h(?:the|this)\h(?:link|image|photo))\b|tap\hhere\b|download\h(?:the|our)\b[^.]{0,60}\bapp\b|available\hon\hthe\happ\hstore|
    (?:all\h)?rights\hreserved\b|(?:copyright|©|\(c\))\h?(?:©\h?|\(c\)\h?)?(?:[0-9]{4}|by\h|the\h|\p{L})|
    (?:story|article|text|content)\hcontinues\h(?:below|after|beneath)|continue\hreading\b|scroll\h(?:down\h)?(?:to|for)\h(?:continue|read|more)|keep\hreading\z|read\h(?:the\h)?(?:full|whole|entire|original)\h(?:story|article|text|report|post|statement|interview|transcript)\b[^.]{0,60}(?:\z|here)|
    (?:advertisements?|advertising|advertorial|sponsored|sponsored\h(?:content|by\b[^.]{0,60})|promoted|paid\h(?:content|post)|ad|ads\hby\b[^.]{0,30}|ad\hfeedback|article\had)\h?\z|
    (?:most\h(?:read|popular|viewed|shared|recent)|top\hstories|trending(?:\hnow)?|latest\h(?:news|stories|headlines)|editors?['’]?s?\hpicks?|recommended(?:\hfor\hyou|\hstories|\hreading)?|you\h(?:may|might)\h(?:also\h)?(?:like|be\hinterested|enjoy)\b[^.]{0,40}|more\h(?:stories|news|from|on\hthis|in\hthis|like\hthis|about\hthis|coverage|top\hstories|headlines)\b[^.]{0,60}|popular\hnow|what\hto\hread\hnext|up\hnext|newsletters?|comments?(?:\h\([0-9]+\))?|[0-9]+\hcomments?|leave\ha\h(?:comment|reply)|post\ha\hcomment|add\ha\hcomment|share|tweet|print|e-?mail|copy\hlink|whatsapp|facebook|twitter|save|bookmark|menu|search|home|loading|close|play\hvideo|listen|topics|tags|about\hthe\hauthors?|sources?)\h?[.…:]*\z|
    (?:join|view|show|see|read|hide)\h(?:the\h|all\h)?(?:conversation|discussion|comments?)\b|comments?\h(?:are|on\hthis)\b[^.]{0,60}\b(?:closed|moderated|disabled|off)|
    (?:terms\hof\h(?:use|service)|privacy\h(?:policy|notice|statement)|terms\hand\hconditions|terms\h&\hconditions|cookie\h(?:policy|settings|preferences|notice))\b|
    (?:please\h)?(?:enable|turn\hon)\hjavascript\b|(?:you\hneed|you\hmust|to\hview\hthis|this\hvideo|your\hbrowser)\b[^.]{0,100}\b(?:javascript|browser|enabled?|supported|play\hthis)\b|
    (?:the\h)?(?:views|opinions)\h(?:and\hopinions\h)?expressed\b[^.]{0,60}\b(?:are|do|belong|herein|in\hthis)\b|
    (?:do\hyou\hhave|have|got|send\hus)\ha?\h?(?:news\h|confidential\h|story\h)?(?:tips?|correction|story)\b[^.]{0,60}|(?:report|see|spotted|found)\ha(?:n\herror|\hmistake|\htypo)\b|support\h(?:our|independent|local|quality)\h(?:journalism|work|news\p{L}*|reporting)\b|(?:donate|become\ha\h(?:member|subscriber|patron|supporter))\b[^.]{0,80}\z|
    reporting\bfor\hthis\bstory\bwas\bsupported|this\h(?:site|page|form)\his\hprotected\b|estimated\hreading\htime\b|[0-9]+\h?min(?:ute)?s?\hread\z|reading\htime\b[^.]{0,30}\z))(?=[^"“”«»]{1,400}\z))
boilerplate with cookies rights may: ^(?=[^"“”«»])(?=(?i:
    [^.]{0,80}c(?<=\bc)ookies\b[^“]{0,300}(?:experience|consent|accept|opt[\h-]out|agree|settings|polic(?:y|ies)|preferences)|
    [^.]{0,122}all\hrights\hreserved|[^.]{0,122}\.\h?all\hrights\hreserved|[^.]{0,80}may\hnot\hbe\h(?:published|reproduced|copied)))
    (?=[^"“”«»]{1,400}\z)

# A date with its year, as it is written out in a text. The whole match is the date.
# + December 30, 2021
# + Published Dec. 30, 2021 5:04 pm ET
# + 30 December 2021
# + Updated 2021-12-30
# - December was cold.
# - in the 2021-22 season
date_text: \b(?:(?:January|February|March|April|June|July|August|September|October|November|December|(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?\h{1,2}[0-9]{1,2}(?:st|nd|rd|th)?,?\h{1,2}(?:1[5-9]|20|21)[0-9]{2}\b|
    [0-9]{1,2}(?:st|nd|rd|th)?\.?\h(?:of\h)?(?:January|February|March|April|June|July|August|September|October|November|December|(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?,?\h(?:1[5-9]|20|21)[0-9]{2}\b|
    (?:1[5-9]|20|21)[0-9]{2}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12][0-9]|3[01])(?![0-9])|
    (?:0?[1-9]|[12][0-9]|3[01])[./](?:0?[1-9]|[12][0-9]|3[01])[./](?:1[5-9]|20|21)[0-9]{2}(?![0-9]))

# Who made the picture, or who reported: names that are never speakers. Where the match is the whole paragraph, the
# paragraph is a credit; where it ends one, that end is. Group 1: the names of the photographer or agency, if found.
# + (Reporting by Ada Quillon; Editing by Tom Ness)
# + Additional reporting by Ada Quillon in Varrow
# + Photo: Ada Quillon/KNA
# + The harbour on Monday. (Ada Quillon/KNA Images)
# + AP Photo/Ada Quillon
# + Ada Quillon / Getty Images
# + harbour.example
# + Ada Quillon contributed to this report.
# - The photo shows the harbour.
# - The minister is reporting by radio.
# - Image is everything, she said.
credit: (?|\((?:(?i:additional\h|writing\hand\h)?(?i:reporting|writing|editing|compiled|graphics?|reported|written|edited|translated|photography|
    research)\h(?:and\h(?:writing|editing|reporting)\h)?by\b|(?:Editing|Reporting|Credit|Source|Picture):|(?:Photo(?:graph)?s?|Images?|Illustration)(?:\h(?:by|credit|courtesy)\b|:)|
    AP\h(?:Photo|Images?)\b|File\h(?:photo|picture|image)\b|Handout\b|Courtesy\b)([^()]{0,300}+(?:\([^()]{0,80}\)[^()]{0,200}+){0,3})\)|
    ^(?:(?:Additional|Further|Extra)\h)?(?:[Rr]eporting|Writing|Editing|Graphics?|Compiled|Edited|Translated|Research|Production|Photography)\h
    (?:and\h(?:writing|editing|reporting)\h)?by:?\h(\p{Lu}[^!?“”"]{1,300})\z|
    ^(?:(?i:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|credits?|video|cover\h(?:photo|image)|featured?\h(?:photo|image)|
    (?:file|top|lead)\h(?:photo|image|picture)|photo(?:graph)?\hcredit|image\h(?:credit|source)|picture\h(?:credit|by)|fotos?|caption|source)\h?
    (?:\((?:file|credit|top|left|right|above)\))?)(?::|\h(?:by|BY|credit:?|[Cc]ourtesy(?:\hof)?)\h)\h{0,2}([^\r\n]{1,300})\z|
    ^AP\h(?:Photo|Images?)/([^\r\n]{1,80})\z|
    (?:[(\[]|^)((?:(?&word)\h){0,4}(?&word)\h?/\h?(?:(?:AP|EPA|AFP|EFE|REX|UPI|ANSA|TASS|dpa|PA|NYT|Reuters|REUTERS|Bloomberg|Getty|Shutterstock|Alamy|
    Xinhua|Sputnik|Zuma|ZUMA|Anadolu|Unsplash|Pexels|iStock|NurPhoto|Sipa|SIPA|Pool|POOL|Flickr|Wikimedia|CC|\p{Lu}{2,5}(?=[)\]]|\h(?:Images?|Photos?)))(?:[\h/][\p{L}./0-9-]{1,20}+){0,4}|
    (?:\p{L}[\p{L}.-]{0,20}+\h){0,3}(?:Images?|Photos?|Pictures|Pool|News\hAgency|Press|Shutterstock)))[)\]]?\h?\.?\z|
    (?:^|\h[–—-]\h)(?:via\h)?((?:Getty|AP|Reuters|AFP|EPA|Shutterstock|Alamy|iStock|Bloomberg|Pool)\h(?:Images?|Photos?|Pool|News)(?:[\h/]\p{L}{2,20}){0,3})\z|
    ^(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10})\z|
    ^((?&word)(?:,?\h(?:and\h|of\h|in\h|the\h){0,2}(?&word)){0,20})\h(?:also\h)?(?:contributed|reported|assisted)\h(?:to|with|from)\b[^“”"]{0,120}\b
    (?:report|reporting|story|article|piece|dispatch|research|\p{Lu}\p{L}{2,20})\.?\z|
    ^(?:With\hfiles?\hfrom|With\hreporting\h(?:by|from)|Contributing:|Contributors?:|The\hAssociated\hPress\hcontributed)\h?([^\r\n]{1,200})\z)
    (?(DEFINE)(?<word>\p{Lu}[\p{L}.’'-]{0,40}+))

# Who speaks, before a colon at the start of a paragraph: interviews, transcripts, questions and answers. Group 1: the
# label. Labels in title case are names of up to four words; in capitals up to six.
# + SMITH: I do not agree.
# + Q: And then?
# + A. We went home.
# + THE PRESIDENT: Thank you.
# + Ada Quillon: We looked again.
# + MS. QUILLON: No.
# + **Q:** And then?
# - He had one aim: to leave.
# - Q&A: What the court has ruled
# - UPDATE: The court has ruled.
# - Related: Council votes again
# - At 10:30 the court rose.
speaker_label: ^(?!(?i:q\h?(?:&|and)\h?as?|related|read|see|watch|photos?|images?|video|credit|source|update[ds]?|correction|note|editor['’]?s?\h(?:note|comment)|tags?|topics?|share|url|link|published|breaking|exclusive|analysis|opinion|
    live|caption|file|warning|location|where|when|what|who|why|how|date|time|by|via|original\hurl|filed\hunder|more|also\hread|read\h(?:also|more)|here|fact|example|result|results|listen|contact|phone|tel|e-?mail|price|tickets|conclusion|background|summary|the\hlatest|the\hbottom\hline|bottom\hline|headline|title|author|advertisement|disclosure|key\hpoints?|by-?line|contribut(?:ing|ors?)|twitter|facebook|instagram|wow|poll|clarification|subject|re|to|from|cc|dear\b[^:]*)\b\h{0,2}[:.])
    (?|\*{0,2}_?([QA]|Question|Answer|QUESTION|ANSWER|Interviewer|INTERVIEWER|Moderator|MODERATOR|Host|HOST|Reporter|REPORTER)_?(?:\.(?!\h\p{Lu}\p{Ll}+\h\p{Lu})|\*{0,2}:)\*{0,2}(?=\h|\z|\R)|
    \*{1,2}((?:\p{Lu}[\p{L}\p{M}.’'-]*+)(?:\h{1,2}(?:(?:van|von|de|da|der|del|di|la|le|bin|al|el|of|the)\h)?\p{Lu}[\p{L}\p{M}.’'-]*+){0,5})(?::\*{1,2}|\*{1,2}:)(?=\h|\z|\R)|
    ((?:\p{Lu}[\p{Lu}\p{M}.’'-]*+)(?:\h{1,2}(?:(?:van|von|de|da|der|del|di|la|le|bin|al|el|of|the)\h)?\p{Lu}[\p{Lu}\p{M}.’'-]*+){0,5}(?:\h?[(,]\h?[^():]{1,40}\)?)?):(?=\h|\z|\R)|
    ((?:\p{Lu}[\p{L}\p{M}.’'-]*+)(?:\h{1,2}(?:(?:van|von|de|da|der|del|di|la|le|bin|al|el)\h)?\p{Lu}[\p{L}\p{M}.’'-]*+){0,3}(?:\h\([^():]{1,40}\))?):(?=\h|\z|\R))\h{0,3}
