//! Every kind of mistake that can be found in a file, with a line that explains it.

macro_rules! codes {
    ($($variant:ident $slug:literal $description:literal;)*) => {
        /// A kind of mistake; its slug is shown with each message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $description] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the slug: `unknown-word`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// Returns one line that says what it means.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)* }
            }
        }
    };
}

codes! {
    // The file itself.
    UnreadablePath "unreadable-path" "A file or folder that cannot be read: `tinhgon check missing/`.";
    NotText "not-text" "A file that is not UTF-8 text.";
    FileTooLarge "file-too-large" "A file of more than 32 MiB.";
    EmptyFile "empty-file" "A file with nothing in it: `touch a.tthc`.";
    BrokenArchive "broken-archive" "A compressed file that ends early or is damaged.";
    Unwritable "unwritable" "A file or folder that cannot be written: `tinhgon import a.jsonl -o /`.";
    NotARecord "not-a-record" "A line of an imported file that is no record: `{\"code\": 1}`.";
    NotAReview "not-a-review" "A file to compare that is no review written as JSON: `tinhgon diff a.txt b.json`.";
    // Syntax.
    UnclosedText "unclosed-text" "A text without its closing quotes: `note \"abc`.";
    UnbalancedBrace "unbalanced-brace" "A block that is never closed, or a brace that closes nothing: `step s \"…\" { `.";
    TooDeep "too-deep" "Brackets nested more than 64 deep.";
    UnknownWord "unknown-word" "A word that cannot begin a clause here: `takse 3 days`.";
    BrokenClause "broken-clause" "A clause that begins well and goes on wrong: `takes three days`.";
    MissingName "missing-name" "A declaration without a name: `step \"Tiếp nhận\" { }`.";
    ReservedName "reserved-name" "A word of the language used as a name: `step step \"…\"`.";
    BadName "bad-name" "Something else where a name should stand: `step tiếp nhận \"…\"`.";
    BadDate "bad-date" "A date that does not exist: `2023-02-30`.";
    BadNumber "bad-number" "A number that is too large or has more than three decimals.";
    AmbiguousCondition "ambiguous-condition" "`and` beside `or` without brackets.";
    MixedVocabulary "mixed-vocabulary" "A file that mixes English and Vietnamese keywords.";
    SwallowedBasis "swallowed-basis" "A basis on a line of its own that is read as that of the field before it.";
    // Names and what they stand for.
    UnknownName "unknown-name" "A name that nothing is declared under: `by tu-phap-xã`.";
    WrongKind "wrong-kind" "A name of something that does not belong here: `by so-ho-khau`.";
    DuplicateName "duplicate-name" "Two declarations of one name that are in force on the same day.";
    AmbiguousName "ambiguous-name" "A field named without its form, where two forms have one of that name.";
    RepeatedClause "repeated-clause" "A clause that can be said once and is said twice: `takes 1 hour  takes 2 hours`.";
    Contradiction "contradiction" "`none` beside a value: `documents none  document d \"…\"`.";
    BackwardPeriod "backward-period" "A period that ends before it begins: `from 2026-01-01 until 2025-12-31`.";
    Circle "circle" "A chain that comes back to where it began: `step a { after b }  step b { after a }`.";
    // Rules.
    UnknownPart "unknown-part" "A part that a thing of this kind does not have: `p.papers`.";
    UnknownFunction "unknown-function" "A function or relation that does not exist: `holdz(r, c)`.";
    WrongType "wrong-type" "Values of different types compared or combined: `count(p.steps) = \"3\"`.";
    BadPattern "bad-pattern" "A regular expression that cannot be read: `matches(d.title, \"sổ (hộ\")`.";
    UnjoinedVariable "unjoined-variable" "A variable that nothing ties to the others: every pair would be looked at.";
    MixedCalendars "mixed-calendars" "Durations of different calendars compared or added: `p.critical-path > 3 days`.";
    TooManyVariables "too-many-variables" "A rule of more than 64 variables, those of the definitions it uses included.";
    TooLargeDefinition "too-large-definition" "A definition that becomes too much once those it uses are written out in it.";
    BrokenTable "broken-table" "A table whose rows and columns do not fit: `columns d.copies  row 1, 2 = 3`.";
    TableGap "table-gap" "A table that says nothing of some case: `columns d.copies  row < 3 = 1`.";
    TableOverlap "table-overlap" "A table of which two rows speak of one case: `row < 3 = 1  row 2 = 2`.";
    CircularDefinition "circular-definition" "Definitions that use one another in a circle.";
    CircularSubsumption "circular-subsumption" "Rules that take in one another in a circle: `subsumes b` in the rule `a`, `subsumes a` in `b`.";
    MissingMetadata "missing-metadata" "A rule or target without its title, or one of the clauses that each of them must have.";
    DuplicateRule "duplicate-rule" "Two rules, targets, definitions or parameters of one name.";
    RuleFileName "rule-file-name" "A rule or target in a file that is not named after it.";
    UnknownSlot "unknown-slot" "A slot of a message that names nothing: `{x.title}` without an `x`.";
    UnshownSlot "unshown-slot" "A slot of a message that has no words: `{p.content}`.";
    FixedPart "fixed-part" "A part that no proposal can change: `propose set p.title to \"…\"`.";
    NeverTrue "never-true" "A condition that can never be true: `p.kind = external and p.kind = internal`.";
    NeverFalse "never-false" "A condition that can never be false: `count(p.steps) >= 0`.";
    UnreadName "unread-name" "A variable or named value that nothing reads: `let n = count(p.steps)` without an `n`.";
    UnnamedSubject "unnamed-subject" "A message that does not name what the finding is about.";
    UnevenMessage "uneven-message" "A message that names a thing in one language only.";
    NamedThreshold "named-threshold" "A value that a parameter names already.";
    EndedBasis "ended-basis" "A rule whose legal basis is no longer in force.";
    UndescribedParts "undescribed-parts" "A rule that reads only parts that no procedure at hand describes.";
    BrokenTest "broken-test" "A test that names no rule or target, or whose expectation cannot be read.";
    // Decisions.
    BrokenDecision "broken-decision" "A decision that lacks what it must say, or says what does not belong to it: `decision defer r about p { reason \"…\" }`.";
    UnboundDecision "unbound-decision" "A decision that does not say on what evidence it rests: `decision reject r about p { reason \"…\"  by \"…\"  on 2026-02-01 }`.";
    UnusedDecision "unused-decision" "A decision on what the review does not find: `decision reject r about no-such { … }`.";
    CarriedOut "carried-out" "A decision to do what seems to be done: `decision accept r about p.so { … }` where nothing is found about `p.so` any more.";
    NotADecision "not-a-decision" "A row of a table of decisions that cannot be used: `tinhgon decide --from decisions.csv`.";
    DecidedAlready "decided-already" "A finding that the file has decided on for that day: `tinhgon decide accept asked-twice:0 --on 2026-02-01`.";
    GrownBaseline "grown-baseline" "Findings that a known review does not have and would take in: `tinhgon review --baseline a.json --update-baseline`.";
    ExpiredDecision "expired-decision" "A decision that has ended: `until 2025-12-31` in a review of 2026.";
    // The command line and `tinhgon.toml`.
    UnknownTarget "unknown-target" "A target that does not exist or does not apply: `tinhgon plan --target less-to-declair`.";
    UnknownRule "unknown-rule" "A rule or group that does not exist: `tinhgon review --select asked-twize`, `subsumes asked-twize`.";
    UnknownFinding "unknown-finding" "A finding that this review does not have: `tinhgon explain asked-twice:0`.";
    UnknownProposal "unknown-proposal" "A proposal that this review does not have: `tinhgon apply --proposal P0`.";
    UnsavedWork "unsaved-work" "A file that would be overwritten though git does not hold it, or that changed since it was read: `tinhgon apply`.";
    UnknownSubject "unknown-subject" "A thing that nothing describes: `tinhgon graph khai-sing`.";
    DeprecatedRule "deprecated-rule" "A rule that runs though it says `state deprecated`.";
    TooCostly "too-costly" "A rule that looks further than `max_cost` allows: `tinhgon review --max-cost local`.";
    OverBudget "over-budget" "A run that was ended because a rule went over the budget: `tinhgon review --budget-bindings 10`.";
    NoFolder "no-folder" "Several forms of a result without a folder to write them to: `tinhgon review --format html,json`.";
    NothingToRead "nothing-to-read" "A folder without a file of the language: `tinhgon review empty/`.";
    UnknownSetting "unknown-setting" "A key of `tinhgon.toml` that does not exist: `as-off = 2023-12-31`.";
    BadSetting "bad-setting" "A value of `tinhgon.toml` that cannot be used: `lang = \"fr\"`.";
}
