% SWI-Prolog: `swipl ask.pl prepare FACTS`, or `swipl ask.pl QUESTION FACTS ANSWER`.

:- use_module(library(filesex)).
:- use_module(library(lists)).
:- use_module(library(ordsets)).
:- use_module(library(pairs)).
:- use_module(library(readutil)).

:- dynamic link/2, rank/2, set/3.
:- initialization(main, main).

main([prepare, Facts]) :-
    !,
    prepare(Facts).
main([Question, Facts, Answer]) :-
    directory_file_path(Facts, 'facts.qlf', Compiled),
    load_files(Compiled, [silent(true)]),
    setup_call_cleanup(open(Answer, write, Out), answer(Question, Out), close(Out)).

% Compiled, the facts need not be read as text again. A role that is not known is `none`.
prepare(Facts) :-
    directory_file_path(Facts, 'facts.pl', Source),
    setup_call_cleanup(
        open(Source, write, Out),
        forall(member(Table, [field, issues, needs, reads, holds, derives]),
               write_table(Facts, Table, Out)),
        close(Out)),
    qcompile(Source).

write_table(Facts, Table, Out) :-
    directory_file_path(Facts, Table, Stem),
    file_name_extension(Stem, csv, Path),
    read_file_to_string(Path, Text, []),
    split_string(Text, "\n", "\r", [_|Lines]),
    forall(( member(Line, Lines), Line \== "" ),
           ( split_string(Line, ",", "", Cells),
             maplist(cell, Cells, Values),
             Fact =.. [Table|Values],
             format(Out, '~q.~n', [Fact]) )).

cell("", none) :- !.
cell(Text, Number) :-
    number_string(Number, Text).

write_row(Out, Row) :-
    atomic_list_concat(Row, '\t', Line),
    writeln(Out, Line).

answer('nothing-to-find', _).

% Q1: of each procedure, how many fields are asked twice or held by a register, and the first.
answer('asked-twice-or-held', Out) :-
    procedures(Procedures),
    forall(( member(P-Fields, Procedures),
             findall(F, found(P, Fields, F), Found),
             Found = [First|_] ),
           ( length(Found, Count), write_row(Out, [P, Count, First]) )).

% Q2: of each procedure, how many pairs of a field and one it follows from, and the first field.
answer('follows-from-another', Out) :-
    procedures(Procedures),
    forall(( member(P-Fields, Procedures),
             findall(F, follows_from(Fields, F), Found),
             Found = [First|_] ),
           ( length(Found, Count), write_row(Out, [P, Count, First]) )).

% Q3: the procedures that come one after the other, by up to six papers.
answer(chains, Out) :-
    findall(A-B, ( issues(A, X), needs(B, X), A =\= B ), Found),
    sort(Found, Links),
    forall(member(A-B, Links), assertz(link(A, B))),
    pairs_keys(Links, Keys),
    sort(Keys, Firsts),
    forall(member(A, Firsts),
           ( chain(6, [A], [], After),
             forall(member(B, After), write_row(Out, [A, B])) )).

% Q4: the pairs of procedures that share four fifths of what either asks for. Two such sets share
% one of the rarest of each: of n, one of the first n/5 + 1.
answer('nearly-the-same-fields', Out) :-
    rank_whats,
    procedures(Procedures),
    forall(member(P-Fields, Procedures), keep_set(P, Fields)),
    findall(Rank-p(P, Size, Place), rarest(Rank, P, Size, Place), Rarest),
    keysort(Rarest, Sorted),
    group_pairs_by_key(Sorted, Postings),
    findall(P-Q, candidate(Postings, P, Q), Found),
    sort(Found, Candidates),
    forall(( member(P-Q, Candidates), alike(P, Q) ),
           write_row(Out, [P, Q])).

% Each procedure with its fields, in the order of their numbers.
procedures(Procedures) :-
    findall(P-f(F, C, R, W), field(F, P, C, R, W), Found),
    sort(0, @=<, Found, Sorted),
    group_pairs_by_key(Sorted, Procedures).

found(P, Fields, F) :-
    member(f(F, C, R, _), Fields),
    (   R \== none, member(f(G, C, R, _), Fields), G =\= F
    ->  true
    ;   reads(P, S), holds(S, C)
    ->  true
    ).

follows_from(Fields, F) :-
    member(f(F, C, R, _), Fields),
    R \== none,
    member(f(G, D, R, _), Fields),
    F =\= G,
    follows(C, Sources),
    memberchk(D, Sources).

% What a concept follows from, however far.
:- table follows/2.
follows(Concept, Sources) :-
    findall(D, follows_step(Concept, D), Found),
    sort(Found, Sources).

:- table follows_step/2.
follows_step(C, D) :- derives(C, D).
follows_step(C, E) :- follows_step(C, D), derives(D, E).

chain(0, _, Found, Found) :- !.
chain(_, [], Found, Found) :- !.
chain(More, Newest, Before, Found) :-
    findall(B, ( member(A, Newest), link(A, B) ), Reached),
    sort(Reached, After),
    ord_subtract(After, Before, New),
    ord_union(Before, New, Both),
    Fewer is More - 1,
    chain(Fewer, New, Both, Found).

rank_whats :-
    findall(W, field(_, _, _, _, W), Whats),
    msort(Whats, Sorted),
    clumped_counts(Sorted, Counts),
    sort(Counts, Ordered),
    forall(nth1(Rank, Ordered, _-W), assertz(rank(W, Rank))).

clumped_counts(Sorted, Counts) :-
    findall(W-1, member(W, Sorted), Ones),
    group_pairs_by_key(Ones, Groups),
    findall(Count-W, ( member(W-List, Groups), length(List, Count) ), Counts).

keep_set(P, Fields) :-
    findall(Rank, ( member(f(_, _, _, W), Fields), rank(W, Rank) ), Found),
    sort(Found, Ranks),
    length(Ranks, Size),
    assertz(set(P, Ranks, Size)).

rarest(Rank, P, Size, Place) :-
    set(P, Ranks, Size),
    nth1(Place, Ranks, Rank),
    5 * (Place - 1) =< Size.

% Sharing these as their first, they may still share all that comes after.
candidate(Postings, P, Q) :-
    member(_-Posting, Postings),
    append(_, [p(P, S, M)|Later], Posting),
    member(p(Q, T, N), Later),
    9 * (1 + min(S - M, T - N)) >= 4 * (S + T).

alike(P, Q) :-
    set(P, Ranks, S),
    set(Q, Others, T),
    ord_intersection(Ranks, Others, Shared),
    length(Shared, Count),
    9 * Count >= 4 * (S + T).
