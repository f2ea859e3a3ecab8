namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号，2020年11月25日）。</summary>
internal static class Year2021
{
    internal static CalendarYear Calendar { get; } = new NoticeBuilder(2021, "国办发明电〔2020〕27号")
        .Off("元旦", "01-01", "01-03")
        .Off("春节", "02-11", "02-17", "02-07", "02-20")
        .Off("清明节", "04-03", "04-05")
        .Off("劳动节", "05-01", "05-05", "04-25", "05-08")
        .Off("端午节", "06-12", "06-14")
        .Off("中秋节", "09-19", "09-21", "09-18")
        .Off("国庆节", "10-01", "10-07", "09-26", "10-09")
        .Build();
}
